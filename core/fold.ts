/** A name as people type it: no accents, no case. The database folds names alike where it stores them. */
export function fold(text: string): string {
  return text
    .trim()
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}
