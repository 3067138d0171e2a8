import type { Kysely } from 'kysely';
import { lockMerges, storeMerge } from '../../../bot/etlegacy/people/store-merge.ts';
import type { DB } from '../../../database/schema.ts';
import { importFiles } from '../../support/etlegacy/import-files.ts';
import { evenly, keyOf, stopwatchMatch } from '../../support/etlegacy/stopwatch-match.ts';
import { eveningFiles } from '../support/evenings.ts';

/** Players of an early evening who never met those of the large one; some of them are other keys of the same people. */
const FORMER = ['former0', 'former1', 'former2', 'former3'];

/** Imports the data of the scenarios: an evening of 32 players, and an older one of players who have had other keys since. */
export async function fillStage(db: Kysely<DB>): Promise<void> {
  await importFiles(db, [
    ...stopwatchMatch({
      at: '2025-01-20 20:00:00',
      map: 'oasis',
      first: evenly(FORMER.slice(0, 2)),
      second: evenly(FORMER.slice(2)),
    }),
    ...eveningFiles({ players: 32 }),
  ]);
  await db.transaction().execute(async (trx) => {
    await lockMerges(trx);
    for (const [former, now] of [
      ['former0', 'person30'],
      ['former1', 'person31'],
    ] as const) {
      const keys = [keyOf(former), keyOf(now)] as const;
      await storeMerge(trx, { serverKey: 'default', playerKey: keys[0], into: keys[1], keys, by: 'test' });
    }
  });
}
