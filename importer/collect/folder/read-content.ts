import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { mostFileBytes } from './most-file-bytes.ts';

/** Neither follow a link nor wait for the other end of a pipe that took the place of the file in the last moment. */
const FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

export type FileContent = { readonly body: Uint8Array; readonly modifiedMs: number };

/** The bytes of a regular file, as many as are read of one, and when it was last written. Throws what the file system says. */
export async function readContent(file: string): Promise<FileContent> {
  const handle = await open(file, FLAGS);
  try {
    const found = await handle.stat();
    if (!found.isFile()) throw new Error('It is not a regular file.');
    const buffer = Buffer.alloc(Math.min(found.size, mostFileBytes(file)));
    const length = await fill(handle, buffer);
    return { body: buffer.subarray(0, length), modifiedMs: Math.trunc(found.mtimeMs) };
  } finally {
    await handle.close();
  }
}

/** One read may return less than requested, especially on network folders. */
async function fill(handle: FileHandle, buffer: Buffer): Promise<number> {
  let length = 0;
  while (length < buffer.length) {
    const { bytesRead } = await handle.read(buffer, length, buffer.length - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return length;
}
