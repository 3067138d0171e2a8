/** The text without NUL and without halves of characters, neither of which PostgreSQL can store. */
export function storable(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed();
}
