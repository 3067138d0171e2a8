/** What tells a file that was taken from a new or changed one, without reading it. */
export function fileStamp(name: string, size: number, modifiedMs: number): string {
  return `${name}/${size}/${Math.trunc(modifiedMs)}`;
}
