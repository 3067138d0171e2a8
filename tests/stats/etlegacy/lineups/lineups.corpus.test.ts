// Line-ups of real evenings, compared with rosters and winners from an independent reader.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchSessionRecap } from '../../../../stats/etlegacy/recap/fetch-session-recap.ts';
import type { RecapMap, SessionRecap } from '../../../../stats/etlegacy/recap/session-recap.ts';
import { corpusNote, hasCorpus, readCorpusFile, readGolden } from '../../../parsers/etlegacy/corpus.ts';
import { importFiles } from '../../../support/etlegacy/import-files.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database/test-database.ts';

/** Number of file pairs to number of transitions between maps of an evening, for each size of the corpus. */
const TRANSITIONS = new Map([
  [54, 46],
  [142, 121],
]);

/** Decided by hand from the rosters: before these maps the players were mixed again. */
const MIXED = [
  '2025-09-25-000238-et_brewdog-round-1.txt',
  '2025-10-30-232449-te_escape2-round-1.txt',
  '2025-11-01-225509-supply-round-1.txt',
];

describe.skipIf(!hasCorpus)(`line-ups of real evenings${corpusNote}`, () => {
  const golden = readGolden();
  let test: TestDatabase;
  const recaps: SessionRecap[] = [];

  beforeAll(async () => {
    test = await createTestDatabase();
    const names = Object.entries(golden.files).flatMap(([name, { kind }]) =>
      kind === 'round' ? [name] : [],
    );
    await importFiles(
      test.db,
      names.map((name) => ({ name, body: Buffer.from(readCorpusFile(name)) })),
    );
    const sessions = await test.db.selectFrom('etlegacy.sessions').select('id').orderBy('ended_at').execute();
    for (const { id } of sessions) {
      const recap = await fetchSessionRecap(test.db, id);
      if (recap !== undefined) recaps.push(recap);
    }
  });
  afterAll(async () => test.close());

  /** Maps with both files, and their rosters. */
  const whole = (recap: SessionRecap) =>
    recap.maps.filter(({ r1, r2, block }) => r1 !== null && r2 !== null && block !== null);

  it('start a new block exactly where the players were mixed again', () => {
    const transitions = recaps.reduce((sum, recap) => sum + Math.max(0, whole(recap).length - 1), 0);
    expect(transitions).toBe(TRANSITIONS.get(golden.pairs.length));
    const broken = recaps.flatMap((recap) =>
      whole(recap).flatMap((map, at, maps) =>
        at > 0 && map.block !== maps[at - 1]?.block ? [map.r1?.file ?? ''] : [],
      ),
    );
    expect(broken).toEqual(MIXED.filter((name) => name in golden.files));
  });

  it('name the team that won every map, person by person', () => {
    const wrong: string[] = [];
    let won = 0;
    for (const recap of recaps) {
      for (const map of whole(recap)) {
        const pair = golden.pairs.find(({ r1 }) => r1 === map.r1?.file);
        const winners = winnersOf(pair?.r1 ?? '', String(pair?.['map_winner']));
        if (winners === null ? map.winner !== 'draw' : !isTeamOf(recap, map, winners)) wrong.push(map.map);
        won += 1;
      }
    }
    expect(wrong).toEqual([]);
    expect(won).toBe(golden.pairs.length);
  });

  it('have one name and one side per team for the whole evening', () => {
    for (const recap of recaps) {
      const sides = new Map<string, string>();
      for (const { teams } of recap.blocks) {
        expect(teams.a.name).not.toBe(teams.b.name);
        for (const side of ['a', 'b'] as const) {
          expect(sides.get(teams[side].name) ?? side, `${recap.date} ${teams[side].name}`).toBe(side);
          sides.set(teams[side].name, side);
        }
      }
    }
  });

  it('are named by their tags where most wear one', () => {
    const names = recaps.flatMap(({ blocks }) => blocks.flatMap(({ teams }) => [teams.a.name, teams.b.name]));
    expect(names.filter((name) => name === '.oG.')).toHaveLength(2);
    expect(names.filter((name) => name.startsWith('Team .oG.'))).toEqual([]);
  });

  /** Returns the winners according to the files alone; null for a draw. */
  function winnersOf(file: string, winner: string): string[] | null {
    if (winner === 'draw') return null;
    const { header, rows = [] } = golden.files[file] ?? {};
    const isAttacker = (team: number) => team !== header?.defender;
    return rows
      .filter(({ team }) => team === 1 || team === 2)
      .filter(({ team }) => isAttacker(team) === (winner === 'round1_attackers'))
      .map(({ guid }) => guid);
  }

  function isTeamOf(recap: SessionRecap, { block, winner }: RecapMap, keys: readonly string[]): boolean {
    const teams = recap.blocks[block ?? -1]?.teams;
    if (teams === undefined || (winner !== 'a' && winner !== 'b')) return false;
    const members = new Set(teams[winner].players.map(({ playerKey }) => playerKey));
    return keys.length > 0 && keys.every((key) => members.has(key));
  }
});
