// Rounds of which documents tell less than others: what faces say of them, against a count of the exported rows.
import { afterAll, beforeAll, expect, test as it } from 'vitest';
import { balanceFromRecap } from '../../../bot/etlegacy/pictures/from-stats/balance-from-recap.ts';
import { recapWords } from '../../../bot/etlegacy/replies/recap/recap-words.ts';
import { playerLines } from '../../../cli/etlegacy/recap-text/player-lines.ts';
import { streamEvenings } from '../../../simulator/etlegacy/simulate-evenings.ts';
import { fetchBoard } from '../../../stats/etlegacy/boards/fetch-board.ts';
import { fetchStandings } from '../../../stats/etlegacy/boards/fetch-standings.ts';
import { findStat } from '../../../stats/etlegacy/catalogue/find-stat.ts';
import { everySession } from '../../../stats/etlegacy/periods/covered-rows.ts';
import { fetchSessionRecap } from '../../../stats/etlegacy/recap/fetch-session-recap.ts';
import type { SessionRecap } from '../../../stats/etlegacy/recap/session-recap.ts';
import type { ExportRow } from '../../../stats/game-exports.ts';
import { PART_LEGEND } from '../../../wording/mark-part.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';
import { rowsOf } from '../../support/etlegacy/import-files.ts';
import { importFiles } from '../../support/proof/import-files.ts';

let test: TestDatabase;

/** Of how many of the five rounds there is a text file too; no document has an event log. */
const TEXTS = { none: 0, few: 2, most: 3, all: 5 } as const;
const SERVERS = Object.keys(TEXTS);

beforeAll(async () => {
  test = await createTestDatabase();
  const options = { gameType: 'campaign', format: 'both', script: '2.6.0', maps: 5, teamSize: 3 } as const;
  const [evening] = streamEvenings({ seed: 2, evenings: 1, options: { ...options, plain: true } });
  if (evening === undefined) throw new Error('nothing was played');
  const documents = evening.documents.map(({ name, push }) => ({ name, bytes: withoutLog(push) }));
  for (const [key, texts] of Object.entries(TEXTS))
    await importFiles(test.db, { key, zone: evening.zone }, [...evening.files.slice(0, texts), ...documents]);
});

afterAll(async () => {
  await test.close();
});

function withoutLog(push: Uint8Array): Uint8Array {
  const { gamelog, ...rest }: Record<string, unknown> = JSON.parse(Buffer.from(push).toString('latin1'));
  expect(gamelog).toBeInstanceOf(Array);
  return Buffer.from(JSON.stringify(rest), 'latin1');
}

/** The exported rows that count, by player. */
async function playersOf(server: string): Promise<Map<string, ExportRow[]>> {
  const rows = await rowsOf(test.db, 'player-rounds', server);
  const counting = rows.filter(
    ({ roundStatus, mode, timeS }) => roundStatus === 'ok' && mode !== 'spectator' && timeS !== 0,
  );
  return Map.groupBy(counting, ({ playerKey }) => String(playerKey));
}

async function boardOf(server: string, key: string) {
  const stat = findStat(key);
  if (stat === undefined) throw new Error(key);
  const scope = everySession([server]);
  return { stat, scope, ...(await fetchBoard(test.db, { stat, scope, minRounds: 1 }, { from: 1 }, 100)) };
}

async function recapOf(server: string): Promise<SessionRecap> {
  const { id } = await test.db
    .selectFrom('etlegacy.sessions')
    .select('id')
    .where('server_key', '=', server)
    .executeTakeFirstOrThrow();
  const recap = await fetchSessionRecap(test.db, id);
  if (recap === undefined) throw new Error(`no recap of ${server}`);
  return recap;
}

/** A total, and the column of the export whose sum it is. */
const TOTALS = [
  ['gibs', 'gibs'],
  ['xp', 'xp'],
  ['useful', 'usefulKills'],
  ['assists', 'killAssists'],
  ['self_kills', 'selfKills'],
  ['team_kills', 'teamKills'],
  ['planted', 'dynPlanted'],
  ['kills', 'kills'],
] as const;

it.each(SERVERS)('boards sum and count the rounds that tell a number, text files of %s', async (server) => {
  const players = await playersOf(server);
  expect(players.size).toBeGreaterThanOrEqual(6);
  for (const [key, column] of TOTALS) {
    const { rows } = await boardOf(server, key);
    const expected = [...players].flatMap(([playerKey, all]) => {
      const told = all.flatMap((row) => (row[column] === null ? [] : Number(row[column])));
      return told.length === 0 ? [] : [[playerKey, told.reduce((a, b) => a + b, 0), told.length] as const];
    });
    const found = rows.map(({ playerKey, value, rounds }) => [playerKey, value, rounds] as const);
    expect(new Map(found.map((row) => [row[0], row])), key).toEqual(
      new Map(expected.map((row) => [row[0], row])),
    );
  }
});

it.each(SERVERS)('a rate needs half of the rounds, and so do minutes, text files of %s', async (server) => {
  const players = await playersOf(server);
  for (const key of ['dpm', 'minutes']) {
    const { rows, stat, scope } = await boardOf(server, key);
    const expected = [...players].flatMap(([playerKey, all]) => {
      const told = all.filter(({ timeS, damageGiven }) => timeS !== null && damageGiven !== null);
      if (told.length === 0 || 2 * told.length < all.length) return [];
      const sum = (column: string) => told.reduce((total, row) => total + Number(row[column]), 0);
      const value = key === 'dpm' ? (sum('damageGiven') * 60) / sum('timeS') : sum('timeS') / 60;
      return [[playerKey, [Math.round(value * 1e6), told.length]] as const];
    });
    const found = rows.map(
      ({ playerKey, value, rounds }) => [playerKey, [Math.round(value * 1e6), rounds]] as const,
    );
    expect(new Map(found), key).toEqual(new Map(expected));
    if (server === 'all') expect(found.length).toBe(players.size);
    if (server === 'none') expect(found).toEqual([]);
    for (const [playerKey] of players) {
      const [standing] = await fetchStandings(test.db, playerKey, [stat], scope);
      if (!found.some(([one]) => one === playerKey)) expect(standing?.place).toBeNull();
    }
  }
});

it.each(SERVERS)('recaps mark sums in part and say what the sign means, text files of %s', async (server) => {
  const recap = await recapOf(server);
  const players = await playersOf(server);
  const text = recapWords(recap, [], 'overview', 'en').join('\n');
  const lines = playerLines(recap, (_, line) => line, 80);
  // Every text file tells assists and dynamite, and no other document of this script does.
  const hasParts = server !== 'all';
  expect(text.includes(PART_LEGEND)).toBe(hasParts);
  expect(lines.includes(PART_LEGEND)).toBe(hasParts);
  for (const { playerKey, name } of recap.players) {
    const all = players.get(playerKey) ?? [];
    const [of, timed] = [all.length, all.filter(({ timeS }) => timeS !== null).length];
    const cells =
      lines
        .find((line) => line.startsWith(name.slice(0, 10)))
        ?.slice(16)
        .trim()
        .split(/\s+/) ?? [];
    const [time = '', , points = ''] = cells.toReversed();
    expect(points.endsWith('+'), `${name}: ${cells.join(' ')}`).toBe(timed < of);
    expect(time === '-').toBe(2 * timed < of);
    if (time !== '-') expect(time.endsWith('+')).toBe(timed < of);
  }
});

it.each(SERVERS)(
  'a balance of sides needs half of the rounds with their times, text files of %s',
  async (server) => {
    const recap = await recapOf(server);
    const players = await playersOf(server);
    const balance = balanceFromRecap(recap);
    if (balance === null) throw new Error('no two teams');
    const rows = (['a', 'b'] as const).map((side) =>
      recap.players
        .filter((one) => one.side === side)
        .flatMap(({ playerKey }) => players.get(playerKey) ?? []),
    );
    const perMinute = (side: readonly ExportRow[], column: string) => {
      const told = side.filter((row) => row['timeS'] !== null && row[column] !== null);
      const sum = (name: string) => told.reduce((total, row) => total + Number(row[name]), 0);
      return 2 * told.length < side.length ? null : Math.round((sum(column) * 6e4) / sum('timeS'));
    };
    const valuesOf = (label: string) =>
      balance.stats
        .find((stat) => stat.label === label)
        ?.values.map((value) => (value === null ? null : Math.round(value * 1_000)));
    expect(valuesOf('Damage given')).toEqual(rows.map((side) => perMinute(side, 'damageGiven')));
    expect(valuesOf('Kills')).toEqual(rows.map((side) => perMinute(side, 'kills')));
    // Sums that have none of their own over the rounds with a time: of nobody are all rounds timed.
    const useful = server === 'all' ? rows.map((side) => perMinute(side, 'usefulKills')) : [null, null];
    expect(valuesOf('Useful kills')).toEqual(useful);
  },
);

it('a board that nobody is on tells who played from what no document tells', async () => {
  const { rows, ranked, unranked, untold } = await boardOf('none', 'assists');
  const players = await playersOf('none');
  expect([rows, ranked, unranked, untold]).toEqual([[], 0, 0, players.size]);
});
