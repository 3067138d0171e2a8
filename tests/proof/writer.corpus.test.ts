import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { camelCase, corpusNote, hasWriterCorpus, readTruth, type Truth } from '../parsers/etlegacy/corpus.ts';
import { comparePlayer } from '../support/proof/compare-players.ts';
import { readCorpusFolder } from '../support/proof/corpus-files.ts';
import { exportEverything } from '../support/proof/export-everything.ts';
import { type ExportedPlayer, type ExportedRows, readExported } from '../support/proof/exported-rows.ts';
import { importFiles } from '../support/proof/import-files.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';

const SERVER = { key: 'default', zone: 'Europe/Ljubljana' };
const truth = readTruth();
const written = truth.rounds.flatMap((round) =>
  round.file === null ? [] : [{ ...round, file: round.file }],
);
type Written = (typeof written)[number];
const cases = written.map((round) => ({ round, title: `${round.file} (${round.special ?? 'plain'})` }));

describe.skipIf(!hasWriterCorpus)(`rounds of the genuine script in the database${corpusNote}`, () => {
  let database: TestDatabase;
  let rows: ExportedRows;
  let compared = 0;

  beforeAll(async () => {
    database = await createTestDatabase();
    await importFiles(database.db, SERVER, readCorpusFolder('etlegacy-writer'));
    rows = readExported(await exportEverything(database.db, [SERVER.key]));
  });
  afterAll(() => database.close());

  it.each(cases)('$title: every number that a reader can know', ({ round }) => {
    const source = rows.rounds.get(round.file)?.durationSource ?? 'players';
    const differences = round.players.flatMap((player) => {
      if (player.base === null || player.base === 'hidden' || player.values === null) return [];
      compared += 1;
      const row = findRow(rows.players.get(round.file) ?? [], player);
      return row === undefined
        ? [`no row of ${player.guid8}`]
        : comparePlayer(knownOf(round, player.values), row, source);
    });
    expect(differences).toEqual([]);
  });

  it.each(cases)('$title: what became of the round', ({ round }) => {
    const row = rows.rounds.get(round.file);
    const isCut = round.outcome === 'abort';
    expect(row?.round).toBe(round.round);
    expect(row?.outcome).toBe(OUTCOMES[round.outcome]);
    expect(row?.status === 'aborted').toBe(isCut);
    const isHidden = round.players.some((player) => player.base === 'hidden');
    const isAlone = round.round === 2 && round.partner === null;
    if (isHidden && !isCut) expect(row?.status).toBe(isAlone ? 'orphan' : 'damaged');
    const partner = round.partner === null ? undefined : rows.rounds.get(round.partner);
    if (round.partner !== null) expect(row?.matchId).toBe(partner?.matchId);
    else
      expect(findHalves(rows, row?.matchId ?? null)).toEqual(
        (row?.matchId ?? null) === null ? [] : [round.file],
      );
  });

  it('compared as many rows as the truth knows', () => {
    const known = written
      .flatMap(({ players }) => players)
      .filter(({ base, values }) => base !== null && base !== 'hidden' && values !== null);
    expect(known.length).toBeGreaterThan(1_000);
    expect(compared).toBe(known.length);
  });
});

const OUTCOMES: Readonly<Record<string, string>> = {
  objective: 'completed',
  surrender_defenders: 'completed',
  hold: 'held',
  surrender_attackers: 'held_early',
  abort: 'aborted',
};

type Player = Truth['rounds'][number]['players'][number];

function findRow(rows: readonly ExportedPlayer[], player: Player): ExportedPlayer | undefined {
  return rows.find((row) => row.guid === player.guid8 && (!player.bot || row.rawName === player.name));
}

function findHalves({ rounds }: ExportedRows, matchId: string | null): string[] {
  return [...rounds.values()]
    .filter((row) => matchId !== null && row.matchId === matchId)
    .map(({ file }) => file);
}

function knownOf(round: Written, { weapons, ...values }: NonNullable<Player['values']>) {
  const { time_ms: timeMs, alive_ms: _alive, dead_ms: _dead, ...counters } = values;
  const integers = Object.entries(counters).map(([name, value]) => [camelCase(name), Number(value)] as const);
  return {
    key: '',
    integers: Object.fromEntries(integers),
    weapons,
    timeMs: Number(timeMs),
    // The clock of a round that was cut off is not told.
    durationMs: round.clock_ms === 0 ? longestStayMs(round) : round.clock_ms,
  };
}

function longestStayMs({ players }: Written): number {
  return Math.max(...players.map(({ values }) => Number(values?.['time_ms'] ?? 0)));
}
