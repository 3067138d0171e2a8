/**
 * Returns the same text for all spellings of one map: FTP clients change the case of file names, and macOS writes
 * letters with accents as two characters.
 */
export function foldMap(map: string): string {
  return map.normalize('NFC').toLowerCase();
}
