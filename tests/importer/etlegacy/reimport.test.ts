import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashId } from '../../../core/public-id.ts';
import { type ReimportTarget, reimport } from '../../../importer/etlegacy/reimport.ts';
import { importFiles, rowsOf, stateOf } from '../../support/import-files.ts';
import { later, matchFiles } from '../../support/round-file.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

const SERVER = { key: 'default', zone: 'UTC' };
const AT = '2031-02-03 21:10:00';
const EVENING = [...matchFiles({ at: AT }), ...matchFiles({ at: later(AT, 25), map: 'supply', kills: 3 })];
const NEXT_WEEK = matchFiles({ at: '2031-02-10 20:00:00', kills: 4 });

let test: TestDatabase;
beforeEach(async () => {
  test = await createTestDatabase();
  await importFiles(test.db, [...EVENING, ...NEXT_WEEK]);
});
afterEach(async () => {
  await test.close();
});

async function firstIds(): Promise<{ round: number; session: number }> {
  return test.db
    .selectFrom('etlegacy.rounds')
    .select(['id as round', 'session_id as session'])
    .orderBy('ended_at')
    .limit(1)
    .executeTakeFirstOrThrow()
    .then(({ round, session }) => ({ round, session: session ?? -1 }));
}

const TARGETS: readonly (readonly [
  string,
  (ids: { round: number; session: number }) => ReimportTarget,
  number,
])[] = [
  ['one round', ({ round: id }) => ({ kind: 'round', id }), 1],
  ['one evening', ({ session: id }) => ({ kind: 'session', id }), 4],
  ['some days', () => ({ kind: 'dates', from: '2031-02-03', to: '2031-02-09' }), 4],
  ['everything', () => ({ kind: 'everything' }), 6],
];

describe('reimport', () => {
  it.each(TARGETS)(
    'of %s changes nothing where nothing changed, and counts its files',
    async (_, target, files) => {
      const before = await stateOf(test.db);
      const seen: number[] = [];
      const result = await reimport(test.db, SERVER, target(await firstIds()), (done) => seen.push(done));
      expect(result).toEqual({ payloads: files, changed: [] });
      expect(seen.at(-1)).toBe(files);
      expect(await stateOf(test.db)).toBe(before);
    },
  );

  it.each(TARGETS)('of %s mends rows that went wrong and says which round changed', async (_, target) => {
    const before = await rowsOf(test.db, 'player-rounds');
    const ids = await firstIds();
    await test.db
      .updateTable('etlegacy.player_rounds')
      .set({ kills: 99 })
      .where('round_id', '=', ids.round)
      .execute();
    await test.db
      .updateTable('etlegacy.rounds')
      .set({ rows_print: Buffer.alloc(8) })
      .where('id', '=', ids.round)
      .execute();
    const { changed } = await reimport(test.db, SERVER, target(ids), () => undefined);
    expect(changed).toEqual([ids.round]);
    expect(await rowsOf(test.db, 'player-rounds')).toEqual(before);
  });

  it('of a round that is none reads nothing', async () => {
    const result = await reimport(test.db, SERVER, { kind: 'round', id: hashId(['none']) }, () => undefined);
    expect(result).toEqual({ payloads: 0, changed: [] });
  });
});
