const LF = 10;
const CR = 13;

/** The same bytes with LF where lines end with CR only, as some old editors and FTP programs leave them. */
export function unifyLineEnds(bytes: Uint8Array): Uint8Array {
  if (bytes.at(-1) !== CR || bytes.includes(LF)) return bytes;
  return bytes.map((byte) => (byte === CR ? LF : byte));
}
