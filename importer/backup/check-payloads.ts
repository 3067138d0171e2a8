import type { Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { CurrentKey } from '../../database/server-names.ts';
import { UserError } from '../../core/user-error.ts';
import type { ForeignPayload, GameImporter } from '../game-importer.ts';
import { type BackupPayload, payloadLine } from './backup-format.ts';
import { hashOf } from './payload-hash.ts';
import { readLines } from './read-lines.ts';

const CHUNK = 500;

type Checks = {
  readonly importers: readonly GameImporter[];
  /** Gives the sources of the backup the keys that they have here. */
  readonly keys: CurrentKey;
};

/** Throws a UserError if a payload of a backup would count twice, before any of them is added. */
export async function checkPayloads(
  trx: Transaction<DB>,
  file: string,
  { importers, keys }: Checks,
): Promise<void> {
  const checks = new Map(importers.map(({ game, findForeign }) => [game, findForeign]));
  let chunk: BackupPayload[] = [];
  const check = async (): Promise<void> => {
    for (const [game, payloads] of Map.groupBy(chunk, (payload) => payload.game)) {
      const found = await checks.get(game)?.(
        trx,
        payloads.map((payload) => ({
          source: keys(payload.source),
          kind: payload.kind,
          subject: payload.subject,
          hash: hashOf(payload),
        })),
      );
      if (found !== undefined && found !== null) throw isForeign(found);
    }
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

function isForeign({ source, owner, subject }: ForeignPayload): UserError {
  return new UserError(
    `The backup has files of the server "${source}" that are here as files of "${owner}", such as ${subject}: they would count twice.`,
    `Nothing was changed. If it is one server: npm run debrief -- server rename ${owner} ${source}; then run the restore again, and rename it back if "${owner}" is the better name.`,
  );
}
