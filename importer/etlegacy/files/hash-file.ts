import { hash } from 'node:crypto';
import { readContent } from '../../collect/folder/read-content.ts';
import { unpackContent } from '../../collect/folder/unpack-content.ts';

type HashedFile = { readonly hash: Buffer; readonly bytes: number };

/** Returns SHA-256 and size of a file as it is imported, unpacked; null if it cannot be read. */
export async function hashFile(file: string): Promise<HashedFile | null> {
  const body = await readContent(file)
    .then((content) => unpackContent(file, content).body)
    .catch(() => null);
  return body === null ? null : { hash: hash('sha256', body, 'buffer'), bytes: body.length };
}
