// Real evenings: line-ups, scores, and a match whose numbers were computed by an independent reader.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatRecap } from '../../../../cli/etlegacy/recap-text/format-recap.ts';
import { formatId } from '../../../../core/public-id.ts';
import { fetchMatch } from '../../../../stats/etlegacy/matches/fetch-match.ts';
import { fetchSessionRecap } from '../../../../stats/etlegacy/recap/fetch-session-recap.ts';
import type { SessionRecap } from '../../../../stats/etlegacy/recap/session-recap.ts';
import { fetchSessions } from '../../../../stats/etlegacy/sessions/fetch-sessions.ts';
import { corpusNote, hasCorpus, readCorpusFile, readGolden } from '../../../parsers/etlegacy/corpus.ts';
import { importFiles } from '../../../support/etlegacy/import-files.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database/test-database.ts';

describe.skipIf(!hasCorpus)(`real evenings${corpusNote}`, () => {
  let test: TestDatabase;
  const recaps = new Map<string, SessionRecap[]>();

  beforeAll(async () => {
    test = await createTestDatabase();
    const names = Object.entries(readGolden().files)
      .filter(([, file]) => file.kind === 'round')
      .map(([name]) => name);
    await importFiles(
      test.db,
      names.map((name) => ({ name, body: Buffer.from(readCorpusFile(name)) })),
    );
    for (const line of await fetchSessions(test.db, '2025-10', ['default'])) {
      const recap = await fetchSessionRecap(test.db, line.sessionId);
      if (recap !== undefined) recaps.set(line.date, [recap, ...(recaps.get(line.date) ?? [])]);
    }
  });

  afterAll(async () => {
    await test.close();
  });

  function evening(date: string): SessionRecap {
    const [recap] = recaps.get(date) ?? [];
    if (recap === undefined) throw new Error(date);
    return recap;
  }

  it.each([
    ['2025-10-14', 12, 8, 1],
    ['2025-10-19', 12, 6, 1],
    ['2025-10-20', 9, 6, 1],
    // Four against four later three against three.
    ['2025-10-23', 9, 8, 1],
  ])('%s: %i maps, %i players, %i line-up', (date, maps, players, blocks) => {
    const recap = evening(date);
    expect(recap.maps).toHaveLength(maps);
    expect(recap.players).toHaveLength(players);
    expect(recap.blocks).toHaveLength(blocks);
    const points = recap.blocks.flatMap(({ teams }) => [teams.a.points, teams.b.points]);
    expect(points.reduce((sum, each) => sum + each, 0)).toBe(2 * maps);
  });

  it('scores a map that the clocks alone do not decide: both teams held, the second gave up early', () => {
    const map = evening('2025-10-12').maps.find(({ map: name }) => name === 'sw_goldrush_te');
    expect(map).toMatchObject({ result: 'draw', winner: 'draw' });
    expect(map?.r2).toMatchObject({ outcome: 'held_early', durationS: 390 });
  });

  it('has two evenings on one day, and explains a restarted round', () => {
    const [first, second] = recaps.get('2025-10-17') ?? [];
    expect(first?.notes.map((note) => note.kind)).toContain('restarted');
    expect(second?.notes.map((note) => note.kind)).toContain('half');
  });

  it('adds up a match like the independent reader', async () => {
    const pair = readGolden().pairs.find(({ r2 }) => r2 === '2025-10-14-212521-etl_adlernest-round-2.txt');
    const rows = readGolden().files[pair?.r1 ?? '']?.rows ?? [];
    const round = evening('2025-10-14').maps[0]?.r1;
    const card = await fetchMatch(test.db, round?.id ?? 0);
    expect(card).toMatchObject({ winner: 'first', map: 'etl_adlernest' });
    expect(card?.teams.first.players.map((player) => player.playerKey).toSorted()).toEqual(
      ['1C747DF1', '3C0354D3', '7B84BE88', 'D8423F90'].toSorted(),
    );
    const players = [...(card?.teams.first.players ?? []), ...(card?.teams.second.players ?? [])];
    expect(players).toHaveLength(8);
    for (const { playerKey, sums } of players) {
      const r1 = rows.find((row) => row.guid === playerKey);
      const r2 = pair?.players.find((row) => row.guid === playerKey);
      const total = (name: string) =>
        Number(Reflect.get(r1 ?? {}, name)) + Number(Reflect.get(r2 ?? {}, name));
      const kills = [r1, r2]
        .flatMap((row) => Object.values(row?.weapons ?? {}))
        .reduce((sum, each) => sum + each[2], 0);
      expect(sums.kills).toBe(kills);
      expect(sums.damage_given).toBe(total('damage_given'));
      expect(sums.gibs).toBe(total('gibs'));
      expect(sums.xp).toBe(total('xp'));
      expect(sums.useful_kills).toBe(total('useful_kills'));
    }
  });

  it('prints every evening within a hundred columns and without a missing value', () => {
    for (const recap of [...recaps.values()].flat()) {
      const text = formatRecap(recap).join('\n');
      expect(text).not.toMatch(/undefined|NaN|Infinity|null|\^\w/);
      expect(text).toContain(`Session ${formatId(recap.sessionId)}`);
    }
  });
});
