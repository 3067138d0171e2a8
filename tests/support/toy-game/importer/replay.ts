import type { Kysely } from 'kysely';
import type { DB } from '../../../../database/schema.ts';
import { drainInbox } from '../../../../importer/inbox/drain-inbox.ts';
import { lockSource } from '../../../../importer/inbox/lock-source.ts';
import { withSkimming } from '../database/schema.ts';
import { openSource } from './open-source.ts';
import { GAME } from './source.ts';

/** Derives everything again from the stored payloads. @returns how many payloads were read. */
export async function replay(
  db: Kysely<DB>,
  source: string,
  onProgress: (done: number) => void = () => undefined,
): Promise<number> {
  const { numUpdatedRows } = await db.transaction().execute(async (trx) => {
    await lockSource({ game: GAME, source }).execute(trx);
    await withSkimming(trx).deleteFrom('skimming.contests').where('source', '=', source).execute();
    return await trx
      .updateTable('core.payloads')
      .set({ status: 'new', code: null, reason: null })
      .where('game', '=', GAME)
      .where('source', '=', source)
      .executeTakeFirstOrThrow();
  });
  await drainInbox(db, openSource(source), { onProgress });
  return Number(numUpdatedRows);
}
