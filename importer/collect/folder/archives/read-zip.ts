import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';
import type { ArchiveEntry } from './archive-entry.ts';
import { ArchiveError } from './archive-error.ts';

/** The kinds of files of Unix stand in the upper half of the attributes; other systems leave it 0. */
const KIND_MASK = 0o170000;
const REGULAR = 0o100000;

/** Also zip64. Its moments are in the zone of this machine where the archive does not say more, as any program unpacks them. */
export async function* readZip(file: string): AsyncGenerator<ArchiveEntry> {
  const { openPromise } = await import('yauzl');
  const zip = await openPromise(file);
  try {
    for await (const entry of zip.eachEntry()) {
      if (!isRegular(entry)) continue;
      yield {
        name: entry.fileName,
        size: entry.uncompressedSize,
        modified: entry.getLastModDate(),
        open: async () => await openEntry(zip, entry),
      };
    }
  } finally {
    zip.close();
  }
}

function isRegular({ fileName, externalFileAttributes }: Entry): boolean {
  const kind = (externalFileAttributes >>> 16) & KIND_MASK;
  return !fileName.endsWith('/') && (kind === 0 || kind === REGULAR);
}

async function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
  if (entry.isEncrypted())
    throw new ArchiveError('It is encrypted: unpack it with its password, and import the folder.');
  if (!entry.canDecodeFileData())
    throw new ArchiveError(
      `It is packed by a method that is not read (${entry.compressionMethod}): unpack it, and import the folder.`,
    );
  return Readable.from(checked(await zip.openReadStreamPromise(entry), entry), { objectMode: false });
}

/** The lengths are checked by the library, the content is here. */
async function* checked(content: AsyncIterable<Uint8Array>, entry: Entry): AsyncGenerator<Uint8Array> {
  let sum = 0;
  for await (const chunk of content) {
    sum = crc32(chunk, sum);
    yield chunk;
  }
  if (sum !== entry.crc32) throw new Error(`the check sum of ${entry.fileName} is wrong`);
}
