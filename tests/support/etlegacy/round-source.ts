import { createHash } from 'node:crypto';
import type { AwardsSource } from '../../../importer/etlegacy/derive/join-awards.ts';
import type { RoundSource } from '../../../importer/etlegacy/derive/round-source.ts';
import { placeFile } from '../../../importer/etlegacy/files/place-file.ts';
import { readFile, roundIdOf } from '../../../importer/etlegacy/files/read-file.ts';
import type { TestFile } from './round-file.ts';

let lastPayload = 0;

/** Returns what the importer reads from a round file, without a database. */
export function sourceOf(file: TestFile, more: Partial<RoundSource> = {}): RoundSource {
  const read = readFile(file.name, file.body);
  if (!read.ok || read.kind !== 'round') throw new Error(`${file.name}: ${JSON.stringify(read)}`);
  return { ...commonOf(file, read), label: read.file.label, document: read.document, ...more };
}

export function awardsOf(file: TestFile, more: Partial<AwardsSource> = {}): AwardsSource {
  const read = readFile(file.name, file.body);
  if (!read.ok || read.kind !== 'endstats') throw new Error(`${file.name}: ${JSON.stringify(read)}`);
  return { ...commonOf(file, read), label: read.file.label, endstats: read.endstats, ...more };
}

function commonOf(file: TestFile, read: Extract<ReturnType<typeof readFile>, { ok: true }>) {
  const time = placeFile(read.file.moment, 'UTC');
  return {
    payloadId: ++lastPayload,
    roundId: roundIdOf('default', { ...read.file, ...time }),
    name: read.file.name,
    map: read.file.map,
    ...time,
    hash: createHash('sha256').update(file.body).digest('hex'),
    content: read.content,
    size: file.body.length,
    isCopy: false,
  };
}
