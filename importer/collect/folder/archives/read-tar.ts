import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { ArchiveEntry } from './archive-entry.ts';
import { tooLarge } from './too-large.ts';

const PACKED = /gz$/i;

/** @param mostBytes of the unpacked archive, so that what follows its end costs no time either. */
export async function* readTar(file: string, mostBytes: number): AsyncGenerator<ArchiveEntry> {
  const { createTarDecoder } = await import('modern-tar');
  const source = createReadStream(file);
  // The reader of the stream behind it gets the faults of both.
  const bytes = PACKED.test(file) ? pipeline(source, createGunzip(), () => undefined) : source;
  const limited = Readable.from(upTo(bytes, mostBytes), { objectMode: false });
  for await (const { header, body } of Readable.toWeb(limited).pipeThrough(
    createTarDecoder({ strict: true }),
  )) {
    let isOpen = false;
    const { name, size, mtime = new Date(0), type = 'file' } = header;
    const open = async (): Promise<Readable> => {
      isOpen = true;
      return await Promise.resolve(Readable.fromWeb(body));
    };
    if (type === 'file') yield { name, size, modified: mtime, open };
    if (!isOpen) await body.cancel();
  }
}

async function* upTo(bytes: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const chunk of bytes) {
    length += chunk.length;
    if (length > most) throw tooLarge();
    yield chunk;
  }
}
