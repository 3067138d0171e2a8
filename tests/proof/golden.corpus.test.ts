import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { camelCase, corpusNote, hasCorpus, readGolden } from '../parsers/etlegacy/corpus.ts';
import { readCorpusFolder } from '../support/proof/corpus-files.ts';
import { type Exported, exportEverything } from '../support/proof/export-everything.ts';
import { type ExportedPlayer, type ExportedRows, readExported } from '../support/proof/exported-rows.ts';
import { importFiles } from '../support/proof/import-files.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';

const SERVER = { key: 'default', zone: 'Europe/Ljubljana' };
const golden = readGolden();
const pairs = golden.pairs.map((pair) => ({ pair, title: `${pair.r1} / ${pair.r2}` }));

/** In snake case what a golden row has beside the numbers of one player in one round. */
const NOT_EXPORTED = new Set(
  [
    'name clean_name team team_r1 rounds rounds_r1 rounds_r2 weapon_mask ext_fields mode weapons clamped',
    'alive_pct bullets_fired dpm_lua tank dead_pct_lua dead_min_lua kd_lua time_min',
    'accuracy_bullets alive_min dead_min time_s dpm dpm_exact kd',
  ].flatMap((names) => names.split(' ')),
);

describe.skipIf(!hasCorpus)(`a season of real files in the database${corpusNote}`, () => {
  let database: TestDatabase;
  let exported: Exported;
  let rows: ExportedRows;

  beforeAll(async () => {
    database = await createTestDatabase();
    await importFiles(database.db, SERVER, readCorpusFolder('etlegacy'));
    exported = await exportEverything(database.db, [SERVER.key]);
    rows = readExported(exported);
  });
  afterAll(() => database.close());

  it.each(pairs)('$title: every number of round one', ({ pair }) => {
    const file = golden.files[pair.r1];
    const players = rows.players.get(pair.r1) ?? [];
    expect(players).toHaveLength(file?.rows?.length ?? 0);
    for (const row of file?.rows ?? []) expectNumbers(find(players, row.guid), row);
    expect(rows.rounds.get(pair.r1)?.durationS).toBe(pair.r1_duration_s);
  });

  it.each(pairs)('$title: every number of round two alone', ({ pair }) => {
    const players = rows.players.get(pair.r2) ?? [];
    for (const row of pair.players) {
      const player = find(players, row.guid);
      expect(player.mode).toBe(row.mode);
      if (row.mode === 'spectator') continue;
      expectNumbers(player, row);
      expect(player.timeS).toBe(row.time_s);
      expect(player.dpm).toBeCloseTo(row.dpm_exact, 0.5);
      expect(Math.abs((player.aliveS ?? 0) / 60 - row.alive_min)).toBeLessThanOrEqual(0.05);
    }
    const others = players.filter((player) => !pair.players.some((row) => row.guid === player.guid));
    expect(others).toEqual([]);
    expect(rows.rounds.get(pair.r2)?.durationS).toBe(pair.r2_duration_s);
  });

  it.each(pairs)('$title: one match with its winner, and all laws kept', ({ pair }) => {
    const match = rows.matches.find(({ r1 }) => r1 === pair.r1);
    expect(match?.r2).toBe(pair.r2);
    expect(match?.result).toBe(RESULTS[String(pair['map_winner'])]);
    for (const file of [pair.r1, pair.r2]) {
      const round = rows.rounds.get(file);
      expect(round?.status).toBe('ok');
      expect(Object.values(round?.laws ?? {}).filter((law) => law.verdict === 'broken')).toEqual([]);
    }
  });

  it.each(golden.lone)('$file stays alone, for the stated reason', ({ file, why }) => {
    const round = rows.rounds.get(file);
    expect(rows.matches.find(({ r1, r2 }) => r1 === file || r2 === file)?.result ?? 'unfinished').toBe(
      'unfinished',
    );
    if (round?.status !== 'restarted') expect(round?.statusReason).toBe(why);
  });

  it('numbers of a round two without its round one are no numbers', () => {
    const orphans = [...rows.rounds.values()].filter(
      (round) => round.status === 'orphan' || round.status === 'waiting',
    );
    expect(orphans.map(({ file }) => file)).toEqual(
      golden.lone
        .filter(({ why }) => why === 'round 2 without round 1')
        .map(({ file }) => file)
        .sort(),
    );
    for (const { file } of orphans)
      for (const player of rows.players.get(file) ?? [])
        expect([player.mode, player.kills]).toEqual(['unknown', null]);
  });

  it.each(['reversed', 'shuffled'] as const)('%s files make the same database', async (order) => {
    const other = await createTestDatabase();
    try {
      const files = readCorpusFolder('etlegacy');
      const step = 40;
      const mixed = files.map((_, i) => files[(i * step) % files.length]!);
      expect(new Set(mixed).size).toBe(files.length);
      await importFiles(other.db, SERVER, order === 'reversed' ? files.toReversed() : mixed, 13);
      expect(await exportEverything(other.db, [SERVER.key])).toEqual(exported);
    } finally {
      await other.close();
    }
  });
});

const RESULTS: Readonly<Record<string, string>> = {
  round1_attackers: 'r1_attackers',
  round2_attackers: 'r2_attackers',
  draw: 'draw',
};

function find(players: readonly ExportedPlayer[], guid: string): ExportedPlayer {
  const player = players.find((row) => row.guid === guid);
  if (player === undefined) throw new Error(`no row of ${guid}`);
  return player;
}

function expectNumbers(player: ExportedPlayer, golden: Readonly<Record<string, unknown>>): void {
  const wanted = Object.entries(golden)
    .filter(([name]) => !NOT_EXPORTED.has(name))
    .map(([name, value]): [string, unknown] => [camelCase(name), value]);
  expect(Object.fromEntries(wanted.map(([name]) => [name, player[name]]))).toEqual(
    Object.fromEntries(wanted),
  );
  expect(player.weapons).toEqual(golden['weapons']);
}
