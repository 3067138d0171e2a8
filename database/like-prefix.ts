/** Returns a `like` pattern for all texts with this prefix. */
export function likePrefix(text: string): string {
  return `${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}
