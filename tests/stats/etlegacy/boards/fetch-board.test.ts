import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchBoard, type BoardQuery, type BoardRow } from '../../../../stats/etlegacy/boards/fetch-board.ts';
import { fetchPlaces, fetchStandings } from '../../../../stats/etlegacy/boards/fetch-standings.ts';
import { findStat } from '../../../../stats/etlegacy/catalogue/find-stat.ts';
import { fetchScope, scopeBefore } from '../../../../stats/etlegacy/periods/fetch-scope.ts';
import { parsePeriod } from '../../../../core/period.ts';
import type { BoardSlice } from '../../../../stats/ranking/rank-rows.ts';
import { importFiles } from '../../../support/etlegacy/import-files.ts';
import { type Deeds, type Halves, keyOf, stopwatchMatch } from '../../../support/etlegacy/stopwatch-match.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database/test-database.ts';

const NOW = new Date('2031-02-12T12:00:00Z');
let test: TestDatabase;

const both = (deeds: Deeds): Halves => [deeds, deeds];
/** Rounds last ten minutes, so damage of 3,000 is a DPM of 300. Deaths equal kills. */
const FIRST = {
  anna: both({ damage: 3000, received: 2000, kills: 8, deaths: 4, shots: 400, hits: 160 }),
  boris: both({ damage: 2000, received: 3000, kills: 4, deaths: 8, shots: 400, hits: 100 }),
};
const SECOND = {
  carla: both({ damage: 2000, received: 2500, kills: 6, deaths: 6, shots: 10, hits: 9 }),
  dmitri: both({ damage: 1000, received: 500, kills: 6, deaths: 6, shots: 400, hits: 40 }),
};

beforeAll(async () => {
  test = await createTestDatabase();
  const evening = (date: string, map: string) =>
    ['19:00:00', '19:30:00', '20:00:00'].flatMap((time) =>
      stopwatchMatch({ at: `${date} ${time}`, map, first: FIRST, second: SECOND, attacks: [null, null] }),
    );
  await importFiles(test.db, [
    ...evening('2031-02-04', 'oasis'),
    ...evening('2031-02-11', 'radar'),
    // One map only: too few rounds for a rank.
    ...stopwatchMatch({
      at: '2031-02-11 20:30:00',
      map: 'radar',
      first: { ...FIRST, elsa: both({ damage: 9000, received: 0, kills: 30, shots: 50, hits: 50 }) },
      second: { ...SECOND, fritz: both({ received: 9000, deaths: 30 }) },
      attacks: [null, null],
    }),
  ]);
  await importFiles(
    test.db,
    stopwatchMatch({
      at: '2031-02-11 21:00:00',
      first: {
        // 1.1579, 1.16 and 1.1613.
        kim: both({ kills: 22, deaths: 19 }),
        lea: both({ kills: 29, deaths: 25 }),
        max: both({ kills: 36, deaths: 31 }),
      },
      second: { nina: both({ kills: 40, deaths: 30 }), otto: both({ kills: 35, deaths: 57 }) },
    }),
    { server: 'close' },
  );
  await importFiles(
    test.db,
    stopwatchMatch({
      at: '2031-02-11 20:00:00',
      first: { zoe: both({ kills: 99 }) },
      second: { yan: both({ deaths: 99 }) },
    }),
    { server: 'hidden' },
  );
});

afterAll(async () => {
  await test.close();
});

async function query(
  stat: string,
  period = 'all',
  more: Partial<Pick<BoardQuery, 'map' | 'minRounds'>> = {},
) {
  const found = findStat(stat);
  const wanted = parsePeriod(period);
  if (found === undefined || wanted === undefined) throw new Error(`${stat} ${period}`);
  return { stat: found, scope: await fetchScope(test.db, wanted, ['default'], NOW), ...more };
}

async function lines(...args: Parameters<typeof query>) {
  const { rows } = await fetchBoard(test.db, await query(...args));
  return rows.map((row) => `${row.place} ${row.name} ${Math.round(row.value * 100) / 100}`);
}

describe('fetchBoard', () => {
  it('ranks by sums over sums; equal values share a place, whatever their number of rounds', async () => {
    expect(await lines('dpm')).toEqual(['1 anna 300', '2 boris 200', '2 carla 200', '4 dmitri 100']);
    expect(await lines('kd')).toEqual(['1 anna 2', '2 carla 1', '2 dmitri 1', '4 boris 0.5']);
  });

  it('leaves players with few rounds out of a rate, and counts them', async () => {
    const board = await fetchBoard(test.db, await query('dpm'));
    expect(board).toMatchObject({ ranked: 4, unranked: 2 });
    expect(await lines('kills')).toContain('4 elsa 60');
    expect(await lines('dpm', 'all', { minRounds: 2 })).toContain('1 elsa 900');
    expect((await fetchBoard(test.db, await query('dpm', 'all', { minRounds: 3 }))).ranked).toBe(4);
  });

  it('ranks accuracy only from a thousand bullets on', async () => {
    expect(await lines('accuracy')).toEqual(['1 anna 40', '2 boris 25', '3 dmitri 10']);
  });

  it('puts the lowest first where less is better', async () => {
    expect(await lines('deaths')).toEqual(expect.arrayContaining(['1 elsa 0']));
    expect((await lines('dpr')).at(0)).toBe('1 anna 4');
  });

  it('filters by one map, in upper or lower case', async () => {
    expect(await lines('kills', 'all', { map: 'OASIS' })).toEqual([
      '1 anna 48',
      '2 carla 36',
      '2 dmitri 36',
      '4 boris 24',
    ]);
    expect(await lines('kills', 'all', { map: 'goldrush' })).toEqual([]);
  });

  it('covers whole sessions of a period', async () => {
    expect((await lines('kills', 'week'))[0]).toBe('1 anna 64');
    expect((await lines('kills', '2031-02'))[0]).toBe('1 anna 112');
    expect((await lines('kills', 'session'))[0]).toBe('1 anna 64');
    expect(await lines('kills', '1d')).toEqual([]);
    expect(await lines('kills', '2030-Q4')).toEqual([]);
  });

  it('shows no player of a server that the caller may not see', async () => {
    const scope = await fetchScope(test.db, { kind: 'all' }, ['hidden'], NOW);
    const stat = findStat('kills');
    if (stat === undefined) throw new Error('kills');
    expect((await fetchBoard(test.db, { stat, scope })).rows.map((row) => row.name)).toEqual(['zoe', 'yan']);
    const nowhere = await fetchScope(test.db, { kind: 'all' }, [], NOW);
    expect(await fetchBoard(test.db, { stat, scope: nowhere })).toEqual({
      rows: [],
      ranked: 0,
      unranked: 0,
      untold: 0,
    });
    expect((await lines('kills')).join()).not.toContain('zoe');
  });
});

describe('values that look equal', () => {
  const kd = async () => {
    const stat = findStat('kd');
    if (stat === undefined) throw new Error('kd');
    return { stat, scope: await fetchScope(test.db, { kind: 'all' }, ['close'], NOW), minRounds: 1 };
  };
  const EQUAL = ['kim', 'lea', 'max'].toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

  it('share a place, and stand by their keys', async () => {
    const { rows } = await fetchBoard(test.db, await kd());
    expect(rows.map((row) => `${row.place} ${row.name} ${row.value.toFixed(2)}`)).toEqual([
      '1 nina 1.33',
      ...EQUAL.map((name) => `2 ${name} 1.16`),
      '5 otto 0.61',
    ]);
    expect(new Set(rows.map((row) => row.value))).toHaveProperty('size', 5);
  });

  it('are neither skipped nor repeated between pages', async () => {
    const board = await kd();
    const names: string[] = [];
    let slice: BoardSlice = { from: 1 };
    for (;;) {
      const [row]: readonly BoardRow[] = (await fetchBoard(test.db, board, slice, 1)).rows;
      if (row === undefined) break;
      names.push(row.name);
      slice = { after: row };
    }
    expect(names).toEqual(['nina', ...EQUAL, 'otto']);
  });

  it('are equal in the standings too', async () => {
    const { stat, scope } = await kd();
    const lenient = { ...stat, kind: 'total' } as const;
    for (const name of EQUAL)
      expect(await fetchStandings(test.db, keyOf(name), [lenient], scope)).toMatchObject([
        { place: 2, ranked: 5, percentile: 25 },
      ]);
  });
});

describe('the pages of a board', () => {
  it('continue after a row, and back, without a gap', async () => {
    const board = await query('kills');
    const all = (await fetchBoard(test.db, board, { from: 1 }, 50)).rows;
    expect(all.map((row) => row.position)).toEqual([1, 2, 3, 4, 5, 6]);
    const [, second, third] = all;
    if (second === undefined || third === undefined) throw new Error('too few rows');
    const names = (rows: typeof all) => rows.map((row) => row.playerKey);
    expect(names((await fetchBoard(test.db, board, { after: second }, 2)).rows)).toEqual(
      names(all.slice(2, 4)),
    );
    expect(names((await fetchBoard(test.db, board, { before: third }, 2)).rows)).toEqual(
      names(all.slice(0, 2)),
    );
    expect(names((await fetchBoard(test.db, board, { from: 5 }, 2)).rows)).toEqual(names(all.slice(4)));
  });

  it('stay correct when the row no longer exists', async () => {
    const board = await query('kills');
    const gone = { value: 83.5, rounds: 2, playerKey: 'FFFFFFFF' };
    const { rows } = await fetchBoard(test.db, board, { after: gone }, 2);
    expect(rows[0]?.position).toBe(4);
  });

  it('can start around a player', async () => {
    const board = await query('dpm');
    const { rows } = await fetchBoard(test.db, board, { around: keyOf('dmitri') }, 3);
    expect(rows.map((row) => row.place)).toEqual([2, 4]);
    const top = await fetchBoard(test.db, board, { around: keyOf('anna') }, 3);
    expect(top.rows.map((row) => row.position)).toEqual([1, 2, 3]);
    expect((await fetchBoard(test.db, board, { around: keyOf('elsa') }, 3)).rows).toEqual([]);
  });
});

describe('standings', () => {
  it('contain place and percentile per stat', async () => {
    const { stat, scope } = await query('dpm');
    const [dpm] = await fetchStandings(test.db, keyOf('anna'), [stat], scope);
    expect(dpm).toMatchObject({ place: 1, ranked: 4, percentile: 100 });
    const [last] = await fetchStandings(test.db, keyOf('dmitri'), [stat], scope);
    expect(last).toMatchObject({ place: 4, percentile: 0 });
    const [none] = await fetchStandings(test.db, keyOf('elsa'), [stat], scope);
    expect(none).toMatchObject({ place: null, percentile: null });
  });

  it('compare with the board before a date', async () => {
    const board = await query('kills');
    const before = { ...board, scope: scopeBefore(board.scope, '2031-02-10') };
    const keys = [keyOf('carla'), keyOf('elsa')];
    expect(await fetchPlaces(test.db, board, keys)).toEqual(
      new Map([
        [keyOf('carla'), 2],
        [keyOf('elsa'), 4],
      ]),
    );
    expect([...(await fetchPlaces(test.db, before, keys))]).toEqual([[keyOf('carla'), 2]]);
  });
});
