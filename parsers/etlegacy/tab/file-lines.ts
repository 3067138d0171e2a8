// From bytes to lines, in bounded time and memory: sizes are checked on the bytes, before anything is decoded.
import { unifyLineEnds } from './unify-line-ends.ts';

const NEWLINE = 10;
/** The longest real line has 600 bytes; all 28 weapons with the largest numbers stay below 2,500. */
const MAX_LINE_BYTES = 4_096;
/** The longest real file has 3 kB; 64 players with all weapons take 160 kB. */
const MAX_FILE_BYTES = 1_048_576;

export type FileLines =
  | { readonly ok: true; readonly lines: readonly string[] }
  | {
      readonly ok: false;
      readonly code: 'EMPTY' | 'TOO_LARGE' | 'TRUNCATED';
      readonly line: number | null;
      readonly reason: string;
    };

/**
 * The lines of a text file (LF, CRLF or CR) without their ends. Each line is UTF-8, or Latin-1 if it is not
 * (names come from many clients), so no byte is ever lost. `maxLines` bounds what is decoded at all.
 */
export function fileLines(written: Uint8Array, maxLines: number): FileLines {
  const bytes = written.length > MAX_FILE_BYTES ? written : unifyLineEnds(written);
  if (bytes.length > MAX_FILE_BYTES) {
    return {
      ok: false,
      code: 'TOO_LARGE',
      line: null,
      reason: `${bytes.length} bytes, at most ${MAX_FILE_BYTES} can be`,
    };
  }
  const tooLarge = findTooLarge(bytes, maxLines);
  if (tooLarge !== null) return tooLarge;
  if (isBlank(bytes)) return { ok: false, code: 'EMPTY', line: null, reason: 'no text in it' };
  if (bytes.at(-1) !== NEWLINE) {
    return { ok: false, code: 'TRUNCATED', line: countLines(bytes), reason: 'the last line has no end' };
  }
  return { ok: true, lines: decodeLines(bytes) };
}

function findTooLarge(bytes: Uint8Array, maxLines: number): FileLines | null {
  let line = 1;
  let start = 0;
  while (start < bytes.length) {
    if (line > maxLines) {
      return { ok: false, code: 'TOO_LARGE', line, reason: `more than ${maxLines} lines` };
    }
    const newline = bytes.indexOf(NEWLINE, start);
    const end = newline === -1 ? bytes.length : newline;
    if (end - start > MAX_LINE_BYTES) {
      return {
        ok: false,
        code: 'TOO_LARGE',
        line,
        reason: `the line has ${end - start} bytes, at most ${MAX_LINE_BYTES} can be`,
      };
    }
    start = end + 1;
    line++;
  }
  return null;
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === NEWLINE || byte === 13 || byte === 32 || byte === 9);
}

function countLines(bytes: Uint8Array): number {
  let count = 1;
  for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, at + 1)) count++;
  return count;
}

function decodeLines(bytes: Uint8Array): string[] {
  // A view, not a copy: Buffer is only used for its decoders.
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = tryUtf8(buffer);
  const lines = text === null ? splitByLine(buffer) : text.split('\n');
  // Nothing follows the final newline.
  lines.pop();
  return lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
}

function splitByLine(buffer: Buffer): string[] {
  // Latin-1 maps every byte to one character, so the split is safe and can be undone per line.
  const lines = buffer.toString('latin1').split('\n');
  return lines.map((line) => tryUtf8(Buffer.from(line, 'latin1')) ?? line);
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function tryUtf8(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}
