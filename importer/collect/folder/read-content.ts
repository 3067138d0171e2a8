import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** Upper bound of a read: no round file is that large, and the parser rejects larger ones. */
const MOST_BYTES = 2 * 1024 * 1024;
/** Neither follows a link nor waits for the other end of a pipe that replaced the file at the last moment. */
const FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

export type FileContent = { readonly body: Uint8Array; readonly modifiedMs: number };

/**
 * Returns the bytes of a regular file, at most 2 MiB, and its modification time. Throws the error of the file system.
 */
export async function readContent(file: string): Promise<FileContent> {
  const handle = await open(file, FLAGS);
  try {
    const found = await handle.stat();
    if (!found.isFile()) throw new Error('It is not a regular file.');
    const buffer = Buffer.alloc(Math.min(found.size, MOST_BYTES));
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
