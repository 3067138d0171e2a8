import type { Kysely } from 'kysely';
import { lockMerges, storeMerge } from '../../../bot/etlegacy/people/store-merge.ts';
import type { DB } from '../../../database/schema.ts';
import { importFiles } from '../../support/import-files.ts';
import { evenly, keyOf, stopwatchMatch } from '../../support/stopwatch-match.ts';
import { eveningFiles } from '../support/evenings.ts';

/** People of an evening long ago who never met those of the great one, and count for each other in part. */
const FORMER = ['former0', 'former1', 'former2', 'former3'];

/** What scenarios are about: an evening of 32, and an older one of people who have come with other keys since. */
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
