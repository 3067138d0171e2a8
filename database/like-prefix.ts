/** The pattern of all texts that begin with this one, for `like`. */
export function likePrefix(text: string): string {
  return `${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}
