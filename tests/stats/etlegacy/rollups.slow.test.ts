// The stored sums per session equal the rows, which are added up here a second time by other code.
import { type Selectable, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { replay } from '../../../importer/etlegacy/replay.ts';
import { createRandom } from '../../../simulator/etlegacy/random.ts';
import { simulateEvenings } from '../../../simulator/etlegacy/simulate-evenings.ts';
import { type CountingRow, sumRows } from '../../../stats/etlegacy/formulas/sums.ts';
import type { PlayerSessionMapTable, PlayerSessionTable } from '../../../database/schema/etlegacy/sums.ts';
import { sessionSums } from '../../support/etlegacy/session-sums.ts';
import { importFiles } from '../../support/etlegacy/import-files.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

const SERVER = { key: 'default', zone: 'Europe/Ljubljana' };

let test: TestDatabase;

const evenings = simulateEvenings({
  seed: 5,
  evenings: 4,
  options: { zone: SERVER.zone, maps: 5, teamSize: 3 },
});
const files = evenings.flatMap((evening) =>
  evening.files.map((file) => ({ name: file.name, body: Buffer.from(file.bytes) })),
);

beforeAll(async () => {
  test = await createTestDatabase();
});

afterAll(async () => {
  await test.close();
});

type Outcome = { matches: number; wins: number; losses: number; draws: number };

async function computeFromFacts(): Promise<Map<string, object>> {
  const { rows } = await sql<CountingRow>`
    select * from etlegacy.counting_rows order by ended_at, label, round_id`.execute(test.db);
  const { rows: matches } = await sql<{ id: number; result: string }>`
    select id, result from etlegacy.matches`.execute(test.db);
  const results = new Map(matches.map((match) => [match.id, match.result]));
  const expected = new Map<string, object>();
  const groups = [
    Map.groupBy(rows, (row) => `${row.session_id}/${row.player_key}`),
    Map.groupBy(rows, (row) => `${row.session_id}/${row.player_key}/${row.map}`),
  ];
  for (const group of groups)
    for (const [key, own] of group) expected.set(key, { ...sumRows(own), ...outcomesOf(own, results) });
  return expected;
}

function outcomesOf(rows: readonly CountingRow[], results: ReadonlyMap<number, string>): Outcome {
  const outcome = { matches: 0, wins: 0, losses: 0, draws: 0 };
  for (const [match, own] of Map.groupBy(rows, (row) => row.match_id)) {
    const sides = new Set(own.map((row) => row.attacked_first).filter((side) => side !== null));
    const result = results.get(match ?? -1) ?? 'unfinished';
    if (sides.size !== 1 || result === 'unfinished') continue;
    outcome.matches++;
    const winner = result === 'draw' ? null : result === 'r1_attackers';
    if (winner === null) outcome.draws++;
    else if (sides.has(winner)) outcome.wins++;
    else outcome.losses++;
  }
  return outcome;
}

async function fetchKept(): Promise<Map<string, object>> {
  const kept = new Map<string, object>();
  const sessions = await sql<Selectable<PlayerSessionTable>>`
    select * from ${sessionSums('player_sessions')} as s`.execute(test.db);
  for (const {
    session_id,
    player_key,
    server_key: _s,
    local_date: _d,
    ended_at: _e,
    name: _n,
    ...sums
  } of sessions.rows)
    kept.set(`${session_id}/${player_key}`, sums);
  const maps = await sql<Selectable<PlayerSessionMapTable>>`
    select * from ${sessionSums('player_session_maps')} as s`.execute(test.db);
  for (const {
    session_id,
    player_key,
    map,
    game_type: _g,
    server_key: _s,
    local_date: _d,
    ...sums
  } of maps.rows)
    kept.set(`${session_id}/${player_key}/${map}`, sums);
  return kept;
}

async function fetchWeapons() {
  const kept = await sql`
    select session_id, player_key, weapon, rounds, hits, shots, kills, deaths, headshots
    from ${sessionSums('player_session_weapons')} as s order by 1, 2, 3`.execute(test.db);
  const facts = await sql`
    select r.session_id, w.player_key, w.weapon, count(*)::int8 as rounds, sum(w.hits)::int8 as hits,
      sum(w.shots)::int8 as shots, sum(w.kills)::int8 as kills, sum(w.deaths)::int8 as deaths,
      sum(w.headshots)::int8 as headshots
    from etlegacy.weapon_rounds as w
    join etlegacy.rounds as r on r.id = w.round_id
    join etlegacy.player_rounds as p on p.round_id = w.round_id and p.player_key = w.player_key
    where r.status = 'ok' and r.session_id is not null and p.mode not in ('spectator', 'unknown') and not p.is_bot
    group by 1, 2, 3 order by 1, 2, 3`.execute(test.db);
  const keptOfAll = await sql`
    select session_id, weapon, rounds, hits, shots, kills, deaths, headshots
    from ${sessionSums('session_weapons')} as s order by 1, 2`.execute(test.db);
  const factsOfAll = await sql`
    select c.session_id, w.weapon, count(*)::int4 as rounds, sum(w.hits)::int4 as hits, sum(w.shots)::int4 as shots,
      sum(w.kills)::int4 as kills, sum(w.deaths)::int4 as deaths, sum(w.headshots)::int4 as headshots
    from etlegacy.counting_rows as c
    join etlegacy.weapon_rounds as w on w.round_id = c.round_id and w.player_key = c.player_key
    group by 1, 2 order by 1, 2`.execute(test.db);
  return { kept: kept.rows, facts: facts.rows, keptOfAll: keptOfAll.rows, factsOfAll: factsOfAll.rows };
}

async function fetchMaps(): Promise<{ kept: unknown[]; facts: unknown[] }> {
  const kept = await sql`
    select session_id, map, rounds, completed, completed_ms, fastest_ms, last_played, matches, first_won, second_won,
      draws, best_kills, killing_spree
    from ${sessionSums('session_maps')} as s order by session_id, map`.execute(test.db);
  const rounds = await test.db
    .selectFrom('etlegacy.rounds')
    .selectAll()
    .where('status', '=', 'ok')
    .where('session_id', 'is not', null)
    .orderBy('session_id')
    .execute();
  const matches = await test.db.selectFrom('etlegacy.matches').selectAll().execute();
  const { rows } = await sql<CountingRow>`select * from etlegacy.counting_rows`.execute(test.db);
  const groups = Map.groupBy(rounds, (round) => `${round.session_id}/${round.map.toLowerCase()}`);
  const facts = [...groups].map(([key, played]) => {
    const times = played
      .filter((round) => round.outcome === 'completed')
      .map((round) => round.duration_ms ?? 0);
    const ended = matches.filter((match) => played.some((round) => round.id === match.r2_id));
    const won = (result: string) => ended.filter((match) => match.result === result).length;
    const own = rows.filter((row) => `${row.session_id}/${row.map}` === key);
    return {
      session_id: played[0]?.session_id,
      map: played[0]?.map.toLowerCase(),
      rounds: played.length,
      completed: times.length,
      completed_ms: times.reduce((sum, time) => sum + time, 0),
      fastest_ms: times.length === 0 ? null : Math.min(...times),
      last_played: new Date(Math.max(...played.map((round) => round.ended_at.getTime()))),
      matches: won('r1_attackers') + won('r2_attackers') + won('draw'),
      first_won: won('r1_attackers'),
      second_won: won('r2_attackers'),
      draws: won('draw'),
      best_kills: Math.max(0, ...own.map((row) => row.kills ?? 0)),
      killing_spree: Math.max(0, ...own.map((row) => row.killing_spree ?? 0)),
    };
  });
  facts.sort((a, b) => (a.session_id ?? 0) - (b.session_id ?? 0) || ((a.map ?? '') < (b.map ?? '') ? -1 : 1));
  return { kept: kept.rows, facts };
}

const ROLLUPS = [
  'player_sessions',
  'player_session_maps',
  'player_session_weapons',
  'session_weapons',
  'session_maps',
];

async function dump({ db }: TestDatabase, table: string): Promise<unknown[]> {
  const { rows } = await sql<{ row: unknown }>`
    select to_jsonb(t) as row from ${sessionSums(table)} as t order by to_jsonb(t)::text`.execute(db);
  expect(rows.length).toBeGreaterThan(3);
  return rows;
}

describe('the stored sums of a session', () => {
  it('equal the rows, whatever the order of the files', async () => {
    await importFiles(test.db, files.filter((_, i) => i % 2 === 1).toReversed(), { zone: SERVER.zone });
    expect(await fetchKept()).toEqual(await computeFromFacts());
    await importFiles(test.db, files, { zone: SERVER.zone });
    const kept = await fetchKept();
    expect(kept.size).toBeGreaterThan(20);
    expect(kept).toEqual(await computeFromFacts());
    const weapons = await fetchWeapons();
    expect(weapons.kept).toEqual(weapons.facts);
    expect(weapons.keptOfAll).toEqual(weapons.factsOfAll);
    const maps = await fetchMaps();
    expect(maps.kept.length).toBeGreaterThan(10);
    expect(maps.kept).toEqual(maps.facts);
  });

  it.each([1, 2, 3])('are the same file by file as all at once (order %i)', async (seed) => {
    const single = await createTestDatabase();
    try {
      const early = files.toSorted((a, b) => (a.name < b.name ? -1 : 1));
      for (const file of seed === 1 ? early : createRandom(seed).shuffled(early))
        await importFiles(single.db, [file], { zone: SERVER.zone });
      for (const table of ROLLUPS) expect(await dump(single, table)).toEqual(await dump(test, table));
    } finally {
      await single.close();
    }
  });

  it('are restored when everything is derived again', async () => {
    const before = await fetchKept();
    const maps = await fetchMaps();
    await sql`truncate etlegacy.player_sessions, etlegacy.player_session_maps, etlegacy.player_session_weapons,
      etlegacy.session_weapons, etlegacy.session_maps`.execute(test.db);
    await replay(test.db, SERVER);
    expect(await fetchKept()).toEqual(before);
    expect((await fetchMaps()).kept).toEqual(maps.kept);
  });

  it('are stored when the next evening begins, and again after a change', async () => {
    const [first = [], second = []] = evenings.map((evening) =>
      evening.files.map((file) => ({ name: file.name, body: Buffer.from(file.bytes) })),
    );
    const [late, ...early] = first.toSorted((a, b) => (a.name < b.name ? 1 : -1));
    if (late === undefined) throw new Error('There is no evening');
    const own = await createTestDatabase();
    const isCounted = async () => {
      const { rows } = await sql<{ is_counted: boolean; kept: number }>`
        select e.is_counted, (
          select count(*)::integer from etlegacy.player_sessions as s where s.session_id = e.id
        ) as kept
        from etlegacy.sessions as e order by e.started_at`.execute(own.db);
      return rows.map((row) => [row.is_counted, row.kept > 0]);
    };
    const sums = async (): Promise<unknown> => {
      const kept = await sql`
        select to_jsonb(s) as row from ${sessionSums('player_sessions')} as s order by to_jsonb(s)::text`.execute(
        own.db,
      );
      return kept.rows;
    };
    try {
      await importFiles(own.db, early, { zone: SERVER.zone });
      expect(await isCounted()).toEqual([[false, false]]);
      const open = await sums();
      await sql`select etlegacy.count_sessions(array(select id from etlegacy.sessions))`.execute(own.db);
      expect(await isCounted()).toEqual([[true, true]]);
      expect(await sums()).toEqual(open);
      await importFiles(own.db, second, { zone: SERVER.zone });
      expect(await isCounted()).toEqual([
        [true, true],
        [false, false],
      ]);
      const before = await sums();
      await importFiles(own.db, [late], { zone: SERVER.zone });
      expect(await isCounted()).toEqual([
        [true, true],
        [false, false],
      ]);
      expect(await sums()).not.toEqual(before);
    } finally {
      await own.close();
    }
  });
});
