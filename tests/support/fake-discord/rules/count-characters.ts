/** Returns the length as Discord's API counts it: code points, not UTF-16 units. */
export function countCharacters(text: string): number {
  return Array.from(text).length;
}
