import type { Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { CurrentKey } from '../../database/server-names.ts';
import type { GameImporter } from '../game-importer.ts';
import { type BackupPayload, payloadLine } from './backup-format.ts';
import { hashOf } from './payload-hash.ts';
import { readLines } from './read-lines.ts';

const CHUNK = 500;

type Checks = {
  readonly importers: readonly GameImporter[];
  /** Gives the sources of the backup the keys that they have here. */
  readonly keys: CurrentKey;
};

/** Lets each game check its payloads of a backup before any of them is added; throws what it throws. */
export async function checkPayloads(
  trx: Transaction<DB>,
  file: string,
  { importers, keys }: Checks,
): Promise<void> {
  const checks = new Map(importers.map(({ game, checkRestored }) => [game, checkRestored]));
  let chunk: BackupPayload[] = [];
  const check = async (): Promise<void> => {
    for (const [game, payloads] of Map.groupBy(chunk, (payload) => payload.game))
      await checks.get(game)?.(
        trx,
        payloads.map((payload) => ({
          source: keys(payload.source),
          kind: payload.kind,
          subject: payload.subject,
          hash: hashOf(payload),
        })),
      );
    chunk = [];
  };
  for await (const line of readLines(file)) {
    const read = payloadLine.safeParse(JSON.parse(line.toString('utf8')));
    if (!read.success || checks.get(read.data.payload.game) === undefined) continue;
    chunk.push(read.data.payload);
    if (chunk.length >= CHUNK) await check();
  }
  await check();
}
