// Matrices, rivals and boards of event logs of generated evenings (from a seed), compared with a count of the exported events.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parsePeriod } from '../../../../core/period.ts';
import { formatId } from '../../../../core/public-id.ts';
import { fetchBoard } from '../../../../stats/etlegacy/boards/fetch-board.ts';
import { findBoardStat } from '../../../../stats/etlegacy/catalogue/find-stat.ts';
import { fetchMatrix } from '../../../../stats/etlegacy/logs/fetch-matrix.ts';
import { fetchRivals } from '../../../../stats/etlegacy/logs/fetch-rivals.ts';
import { fetchRoundStory } from '../../../../stats/etlegacy/logs/fetch-round-story.ts';
import { fetchScope } from '../../../../stats/etlegacy/periods/fetch-scope.ts';
import { storeLink } from '../../../../people/store-link.ts';
import { storePrivacy } from '../../../../people/settings.ts';
import type { ExportRow } from '../../../../stats/game-exports.ts';
import { importFiles, rowsOf } from '../../../support/etlegacy/import-files.ts';
import { drawEvening, loggedFile } from '../../../support/etlegacy/logged-rounds.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database/test-database.ts';

const EVENINGS = [1, 2, 3];
const SECOND = 1_770_000_000;
const DAY = 86_400;

let test: TestDatabase;
let rounds: ExportRow[];
let events: ExportRow[];
let lines: ExportRow[];
beforeAll(async () => {
  test = await createTestDatabase();
  for (const seed of EVENINGS)
    await importFiles(
      test.db,
      drawEvening(seed, { perSide: 3, maps: 2, second: SECOND + seed * DAY }).map(loggedFile),
    );
  rounds = await rowsOf(test.db, 'rounds');
  events = await rowsOf(test.db, 'events');
  lines = await rowsOf(test.db, 'player-rounds');
});
afterAll(() => test.close());

async function scopeOf(text: string) {
  const period = parsePeriod(text);
  if (period === undefined) throw new Error(text);
  return await fetchScope(test.db, period, ['default'], new Date('2040-01-01T00:00:00Z'));
}

async function idsOf(): Promise<number[]> {
  return (await test.db.selectFrom('etlegacy.rounds').select('id').orderBy('ended_at').execute()).map(
    ({ id }) => id,
  );
}

const isDeath = (row: ExportRow) => row['kind'] === 'kill';
const countOf = (rows: readonly ExportRow[], column: string, key: string) =>
  rows.filter((row) => row[column] === key).length;

it('has only rounds that count, each with a complete log', () => {
  expect(rounds.map((row) => [row['status'], row['log']])).toEqual(
    EVENINGS.flatMap(() => Array.from({ length: 4 }, () => ['ok', 'whole'])),
  );
});

it('has matrix rows that sum to the kills of the scoreboard, and columns that sum to the deaths by enemies', async () => {
  const roundIds = await idsOf();
  const matrix = await fetchMatrix(test.db, {
    server: 'default',
    roundIds,
    teamOf: () => null,
    isEverything: true,
  });
  const kills = events.filter(isDeath);
  expect(kills.length).toBeGreaterThan(300);
  for (const { key, kills: row, deaths, ownDeaths } of matrix?.players ?? []) {
    const own = lines.filter((line) => line['player'] === key || line['guid'] === key);
    const sum = (column: string) => own.reduce((total, line) => total + Number(line[column]), 0);
    expect([key, row, deaths]).toEqual([key, sum('kills'), sum('deaths')]);
    expect([row, deaths]).toEqual([countOf(kills, 'player', key), countOf(kills, 'victim', key)]);
    const cells = matrix?.duels ?? [];
    const cellSum = (end: 'player' | 'victim') =>
      cells.filter((duel) => duel[end] === key).reduce((total, duel) => total + duel.kills, 0);
    expect([cellSum('player'), cellSum('victim')]).toEqual([row, deaths]);
    const others = events.filter(({ kind }) => kind === 'teamkill');
    const suicides = events.filter(({ kind }) => kind === 'suicide');
    expect(ownDeaths).toBe(countOf(others, 'victim', key) + countOf(suicides, 'player', key));
  }
  expect(matrix?.players).toHaveLength(6);
});

it('finds the same rivals as a count of the events, of all time and of one evening', async () => {
  for (const [text, of] of [
    ['all', rounds],
    ['session', rounds.slice(-4)],
  ] as const) {
    const scope = await scopeOf(text);
    const ids = new Set(of.map((row) => row['id']));
    const kills = events.filter((row) => isDeath(row) && ids.has(row['roundId']));
    const keys = [...new Set(kills.map((row) => String(row['player'])))];
    for (const playerKey of keys) {
      const rivals = await fetchRivals(test.db, { playerKey, scope, isEverything: true });
      const counted = keys
        .map((rival) => [
          rival,
          kills.filter((row) => row['player'] === playerKey && row['victim'] === rival).length,
          kills.filter((row) => row['player'] === rival && row['victim'] === playerKey).length,
        ])
        .filter(([, given, taken]) => Number(given) + Number(taken) > 0);
      const told = rivals.all.map((one) => [one.playerKey, one.kills, one.deaths]);
      expect(told).toHaveLength(counted.length);
      expect(told).toEqual(expect.arrayContaining(counted));
      expect(rivals.rounds).toBe(of.length);
      const most = Math.max(...counted.map(([, given]) => Number(given)));
      if (most >= 5) expect(rivals.mostKilled?.kills).toBe(most);
      const worst = Math.max(...counted.map(([, , taken]) => Number(taken)));
      if (worst >= 5) expect(rivals.killedMostBy?.deaths).toBe(worst);
    }
  }
});

it('ranks first, last and late kills and trades like a count of the events', async () => {
  const scope = await scopeOf('all');
  const board = async (key: string) => {
    const stat = findBoardStat(key);
    if (stat === undefined) throw new Error(key);
    const { rows } = await fetchBoard(test.db, { stat, scope });
    return new Map(rows.map((row) => [row.playerKey, row.value]));
  };
  const byRound = rounds.map((row) => ({
    kills: events.filter((event) => isDeath(event) && event['roundId'] === row['id']),
    endMs: Number(row['durationS']) * 1000,
  }));
  const [first, last, late, trades] = await Promise.all(
    ['first_kills', 'last_kills', 'late_kills', 'trades'].map(board),
  );
  const keys = [...(first?.keys() ?? [])];
  expect(keys).toHaveLength(6);
  for (const key of keys) {
    const isOwn = (event: ExportRow | undefined) => event?.['player'] === key;
    expect(first?.get(key)).toBe(byRound.filter(({ kills }) => isOwn(kills[0])).length);
    expect(last?.get(key)).toBe(byRound.filter(({ kills }) => isOwn(kills.at(-1))).length);
    const ends = byRound.flatMap(({ kills, endMs }) =>
      kills.filter((event) => isOwn(event) && Number(event['atMs']) > endMs - 60_000),
    );
    // The log ends 0.65 s before the game clock.
    expect(Math.abs((late?.get(key) ?? 0) - ends.length)).toBeLessThanOrEqual(1);
    const traded = byRound.flatMap(({ kills }) =>
      kills.filter((event, at) => isOwn(event) && isTrade(kills.slice(0, at), event)),
    );
    expect(trades?.get(key)).toBe(traded.length);
  }
});

/** Whether the victim killed a team mate in the 3 s before whose death is not yet traded. */
function isTrade(before: readonly ExportRow[], event: ExportRow): boolean {
  return before.some(
    (one, at) =>
      one['player'] === event['victim'] &&
      one['victim'] !== event['player'] &&
      Number(event['atMs']) - Number(one['atMs']) <= 3_000 &&
      !before
        .slice(at + 1)
        .some((later) => later['victim'] === one['player'] && later['player'] !== one['victim']),
  );
}

it('returns the course of a round: kills by side, objectives, classes that fill the round, damage that adds up', async () => {
  for (const id of await idsOf()) {
    const story = await fetchRoundStory(test.db, { id, serverKey: 'default', isEverything: true });
    if (story === null) throw new Error(String(id));
    const own = events.filter((event) => event['roundId'] === formatId(id));
    expect(story.kills).toHaveLength(own.filter(isDeath).length);
    expect(story.kills.every(({ side, player }) => side === story.sides.get(player ?? ''))).toBe(true);
    expect(story.objectives).toHaveLength(own.filter(({ kind }) => kind === 'obj_planted').length);
    for (const spans of story.classes.values())
      for (const [at, span] of spans.entries())
        expect(span.toMs).toBe(spans[at + 1]?.fromMs ?? story.lengthMs);
    for (const [key, steps] of story.damage ?? []) {
      const line = lines.find((each) => each['roundId'] === formatId(id) && each['guid'] === key);
      expect(steps.reduce((sum, value) => sum + value, 0)).toBe(line?.['damageGiven']);
    }
    const ofSides = [...(story.sideDamage?.axis ?? []), ...(story.sideDamage?.allies ?? [])];
    const ofLines = lines.filter((each) => each['roundId'] === formatId(id));
    const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
    expect(total(ofSides)).toBe(total(ofLines.map((line) => Number(line['damageGiven']))));
  }
});

it("adds players with private cards up in one row, and names them as nobody's rival", async () => {
  const key = String(lines[0]?.['guid']);
  await storeLink(test.db, { game: 'etlegacy', account: '77', place: 'dm' }, [key]);
  await storePrivacy(test.db, '77', 'private');
  const wanted = { server: 'default', roundIds: await idsOf(), teamOf: () => null };
  const [open, shown] = [
    await fetchMatrix(test.db, { ...wanted, isEverything: true }),
    await fetchMatrix(test.db, { ...wanted, isEverything: false }),
  ];
  expect(JSON.stringify(shown)).not.toContain(key);
  const total = (matrix: typeof shown) => matrix?.players.reduce((sum, { kills }) => sum + kills, 0);
  expect(total(shown)).toBe(total(open));
  const scope = await scopeOf('all');
  const other = String(lines.find((line) => line['guid'] !== key)?.['guid']);
  const rivals = await fetchRivals(test.db, { playerKey: other, scope, isEverything: false });
  const all = await fetchRivals(test.db, { playerKey: other, scope, isEverything: true });
  expect(JSON.stringify(rivals)).not.toContain(key);
  expect(rivals.hidden).toBe(all.all.length - rivals.all.length);
});
