import { open } from 'node:fs/promises';

/** More is never read: no round file is that large, and the parser says so. */
const MOST_BYTES = 2 * 1024 * 1024;

export type FileContent = { readonly body: Uint8Array; readonly modifiedMs: number };

/** The bytes of a file, at most 2 MiB of them, and when it was last written. Throws what the file system says. */
export async function readContent(file: string): Promise<FileContent> {
  const handle = await open(file, 'r');
  try {
    const { size, mtimeMs } = await handle.stat();
    const buffer = Buffer.alloc(Math.min(size, MOST_BYTES));
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
    return { body: buffer.subarray(0, bytesRead), modifiedMs: Math.trunc(mtimeMs) };
  } finally {
    await handle.close();
  }
}
