/** Folds a name to what people type: no accents, lower case. The database applies the same folding to stored names. */
export function fold(text: string): string {
  return text
    .trim()
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}
