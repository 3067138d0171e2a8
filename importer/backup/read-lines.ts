import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createZstdDecompress } from 'node:zlib';
import { MOST_LINE_BYTES } from './backup-format.ts';

const NEWLINE = 10;

/**
 * Yields the lines of a backup file as bytes, each with its newline, unless the last one has none. Throws errors of the
 * disk and the decompressor, and a RangeError when a line exceeds the limit.
 */
export async function* readLines(file: string): AsyncGenerator<Buffer> {
  // The callback is needed to destroy both streams; errors arrive in the loop below.
  const chunks = pipeline(createReadStream(file), createZstdDecompress(), () => {});
  let rest: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks as AsyncIterable<Buffer>) {
    let from = 0;
    for (let to = chunk.indexOf(NEWLINE); to !== -1; to = chunk.indexOf(NEWLINE, from)) {
      yield Buffer.concat([...rest, chunk.subarray(from, to + 1)]);
      rest = [];
      length = 0;
      from = to + 1;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
    length += chunk.length - from;
    if (length > MOST_LINE_BYTES) throw new RangeError('a line is too long');
  }
  if (length > 0) yield Buffer.concat(rest);
}
