/** Foreign text in one line: no control characters, which no database and no terminal should get, and not too long. */
export function printable(text: string, longest = 500): string {
  const plain = text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return plain.length <= longest ? plain : `${plain.slice(0, longest - 1)}…`;
}
