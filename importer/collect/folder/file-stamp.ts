/** Identifies a version of a file by name, size and time, without reading it. */
export function fileStamp(name: string, size: number, modifiedMs: number): string {
  return `${name}/${size}/${Math.trunc(modifiedMs)}`;
}
