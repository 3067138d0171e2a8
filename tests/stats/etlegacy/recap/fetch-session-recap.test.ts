import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { forgetServer } from '../../../../importer/etlegacy/servers/forget-server.ts';
import { evaluate } from '../../../../stats/formulas/formula.ts';
import { FORMULAS } from '../../../../stats/etlegacy/formulas/formulas.data.ts';
import { changeLines } from '../../../../stats/etlegacy/recap/change-lines.ts';
import { fetchSessionRecap } from '../../../../stats/etlegacy/recap/fetch-session-recap.ts';
import type { SessionRecap } from '../../../../stats/etlegacy/recap/session-recap.ts';
import { findSession } from '../../../../stats/etlegacy/sessions/find-session.ts';
import { importFiles } from '../../../support/etlegacy/import-files.ts';
import { crew, later, roundFile, type TestFile } from '../../../support/etlegacy/round-file.ts';
import {
  type Deeds,
  evenly,
  type Halves,
  keyOf,
  stopwatchMatch,
} from '../../../support/etlegacy/stopwatch-match.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database/test-database.ts';

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
});

afterEach(async () => {
  await forgetServer(test.db, 'default');
});

afterAll(async () => {
  await test.close();
});

async function recapOf(files: readonly TestFile[], zone = 'Europe/Berlin'): Promise<SessionRecap> {
  await importFiles(test.db, files, { zone });
  const found = await findSession(test.db, 'latest', ['default']);
  if (!found.ok) throw new Error(found.code);
  const recap = await fetchSessionRecap(test.db, found.sessionId);
  if (recap === undefined) throw new Error('no recap');
  return recap;
}

const even = { kills: 5, deaths: 5, damage: 1500, received: 1500 } as const satisfies Deeds;
const RED = evenly(['anna', 'boris'], even);
const BLUE = evenly(['carla', 'dmitri'], even);

describe('an evening of three maps', () => {
  const evening = [
    // Red attacks first and wins, then Blue attacks first and wins, then both attacks fail.
    ...stopwatchMatch({
      at: '2031-07-04 21:10:00',
      map: 'oasis',
      first: {
        ...RED,
        anna: [
          { ...even, damage: 3000, spree: 9 },
          { ...even, as: '^1An^7na' },
        ],
      },
      second: { ...BLUE, carla: [even, { ...even, revives: 7 }] },
      attacks: [300, null],
    }),
    ...stopwatchMatch({
      at: '2031-07-04 21:30:00',
      map: 'radar',
      first: BLUE,
      second: RED,
      attacks: [240, null],
    }),
    ...stopwatchMatch({
      at: '2031-07-04 22:00:00',
      map: 'ice',
      first: { ...RED, boris: [even, null], elsa: [null, even] },
      second: BLUE,
      attacks: [null, null],
    }),
  ];

  it('has the score of the line-ups, not of axis and allies', async () => {
    const recap = await recapOf(evening);
    expect(recap.blocks).toHaveLength(1);
    const [block] = recap.blocks;
    expect(block?.teams.a).toMatchObject({ name: 'Team anna', points: 3, mapsWon: 1 });
    expect(block?.teams.b).toMatchObject({ name: 'Team carla', points: 3, mapsWon: 1 });
    expect(recap.maps.map(({ map, first, winner, result }) => [map, first, winner, result])).toEqual([
      ['oasis', 'a', 'a', 'r1_attackers'],
      ['radar', 'b', 'b', 'r1_attackers'],
      ['ice', 'a', 'draw', 'draw'],
    ]);
    expect(recap.maps[0]?.r1).toMatchObject({ outcome: 'completed', durationS: 300, attackers: 'allies' });
    expect(recap.maps[0]?.r2).toMatchObject({ outcome: 'held', limitS: 300 });
    expect(block === undefined ? [] : changeLines(block, (name) => name)).toEqual([
      'Team anna, ice: elsa in for boris',
    ]);
  });

  it('adds up each player over their rounds, under the last name used', async () => {
    const recap = await recapOf(evening);
    const anna = recap.players.find((player) => player.playerKey === keyOf('anna'));
    expect(anna?.name).toBe('anna');
    expect(anna?.sums).toMatchObject({
      rounds: 6,
      kills: 30,
      deaths: 30,
      damage_given: 10_500,
      killing_spree: 9,
    });
    // Two rounds of 300 s, two of 240 s, two of 600 s.
    expect(anna?.sums.time_ms).toBe(2_280_000);
    expect(evaluate(FORMULAS.dpm, anna?.sums ?? recap.players[0]!.sums)).toBeCloseTo(10_500 / 38, 9);
    expect(anna?.sums).toMatchObject({ matches: 3, wins: 1, losses: 1, draws: 1 });
    expect(recap.players[0]?.playerKey).toBe(keyOf('anna'));
  });

  it('has a gap in the trend where a player did not play', async () => {
    const recap = await recapOf(evening);
    const trend = (person: string) =>
      recap.players.find((player) => player.playerKey === keyOf(person))?.trend;
    expect(trend('boris')).toEqual([300, 300, 375, 375, 150, null]);
    expect(trend('elsa')).toEqual([null, null, null, null, null, 150]);
  });

  it('is dated by the time zone of the server', async () => {
    const recap = await recapOf(evening);
    expect(recap).toMatchObject({ date: '2031-07-04', zone: 'Europe/Berlin', hostName: 'Red Barn' });
    expect(recap.startedAt?.toISOString()).toBe('2031-07-04T19:05:00.000Z');
    expect(recap.endedAt.toISOString()).toBe('2031-07-04T20:11:00.000Z');
  });

  it('lists the spree and the revives, with at most one highlight per player', async () => {
    const { highlights } = await recapOf(evening);
    const told = highlights.map((h) =>
      h.kind === 'player' ? [h.name, h.feat, h.value, h.map, h.rarity] : h,
    );
    expect(told).toContainEqual(['anna', 'spree', 9, 'oasis', 'session_best']);
    expect(told).toContainEqual(['carla', 'revives', 7, 'oasis', 'session_best']);
    const names = highlights.flatMap((h) => (h.kind === 'player' ? [h.playerKey] : []));
    expect(new Set(names).size).toBe(names.length);
  });

  it('counts weapons of the rounds that count', async () => {
    const { weapons, players } = await recapOf(evening);
    const kills = players.reduce((sum, player) => sum + player.sums.kills, 0);
    expect(weapons).toEqual([expect.objectContaining({ weapon: 'MP40', kills })]);
  });
});

describe('records', () => {
  const nights = (people: Readonly<Record<string, Halves>>, count: number) =>
    Array.from({ length: count }, (_, i) =>
      stopwatchMatch({
        at: later('2031-05-01 20:00:00', i * 1440),
        first: people,
        second: BLUE,
        attacks: [null, null],
      }),
    ).flat();

  it('compare with everything before, and name the value that was beaten', async () => {
    const ordinary = { ...RED, anna: [{ ...even, spree: 6 }, even] as const };
    const great = { ...RED, anna: [{ ...even, spree: 11 }, even] as const };
    const last = stopwatchMatch({
      at: '2031-06-01 20:00:00',
      first: great,
      second: BLUE,
      attacks: [null, null],
    });
    const { highlights } = await recapOf([...nights(ordinary, 6), ...last]);
    expect(highlights).toContainEqual(
      expect.objectContaining({
        feat: 'spree',
        value: 11,
        rarity: 'server_record',
        was: 6,
        playerKey: keyOf('anna'),
      }),
    );
  });

  it('are not claimed on a server with little history', async () => {
    const great = { ...RED, anna: [{ ...even, spree: 11 }, even] as const };
    const last = stopwatchMatch({ at: '2031-06-01 20:00:00', first: great, second: BLUE });
    const { highlights } = await recapOf([...nights(RED, 1), ...last]);
    expect(highlights.filter((h) => h.kind === 'player').map((h) => h.rarity)).toContain('session_best');
    expect(highlights.filter((h) => h.kind === 'player' && h.rarity === 'server_record')).toEqual([]);
  });

  it('include the fastest attack on a map and a finish in the last seconds', async () => {
    const slow = Array.from({ length: 5 }, (_, i) =>
      stopwatchMatch({
        at: later('2031-05-01 20:00:00', i * 1440),
        first: RED,
        second: BLUE,
        attacks: [300, null],
      }),
    ).flat();
    const last = stopwatchMatch({ at: '2031-06-01 20:00:00', first: RED, second: BLUE, attacks: [126, 120] });
    const { highlights } = await recapOf([...slow, ...last]);
    const told = highlights
      .filter((h) => h.kind === 'map')
      .map(({ feat, value, was, team }) => [feat, value, was, team]);
    expect(told).toContainEqual(['fastest', 120, 300, 'Team carla']);
    expect(told).toContainEqual(['close', 6, null, 'Team carla']);
  });

  it('include a comeback from two maps behind', async () => {
    const wins = (i: number, red: boolean) =>
      stopwatchMatch({
        at: later('2031-06-01 20:00:00', i * 20),
        map: `map${i}`,
        first: RED,
        second: BLUE,
        attacks: red ? [300, null] : [null, 300],
      });
    const { highlights, blocks } = await recapOf(
      [wins(0, true), wins(1, true), wins(2, false), wins(3, false)].flat(),
    );
    expect(blocks[0]?.teams.b.points).toBe(4);
    expect(highlights).toContainEqual(
      expect.objectContaining({ feat: 'comeback', team: 'Team carla', value: 2, unit: 'map' }),
    );
  });
});

describe('incomplete evenings', () => {
  it('say what is missing and leave it out of the numbers', async () => {
    const [whole1, whole2] = stopwatchMatch({
      at: '2031-02-03 20:00:00',
      map: 'ice',
      first: RED,
      second: BLUE,
    });
    const [r1] = stopwatchMatch({ at: '2031-02-03 20:40:00', map: 'radar', first: RED, second: BLUE });
    const [, r2] = stopwatchMatch({ at: '2031-02-03 20:55:00', map: 'oasis', first: RED, second: BLUE });
    const recap = await recapOf([whole1, whole2, r1, r2]);
    expect(recap.notes.map(({ kind, round }) => `${kind} ${round.map}`)).toEqual([
      'half radar',
      'waiting oasis',
    ]);
    expect(recap.players.find((player) => player.playerKey === keyOf('anna'))?.sums.rounds).toBe(3);
    expect(
      recap.maps.map(({ map, winner, r1: first, r2: second }) => [
        map,
        winner,
        first !== null,
        second !== null,
      ]),
    ).toEqual([
      ['ice', 'a', true, true],
      ['radar', null, true, false],
      ['oasis', null, false, true],
    ]);
    expect(recap.blocks[0]?.teams.a.points).toBe(2);
  });

  it('report that a round one was played again', async () => {
    const [first] = stopwatchMatch({
      at: '2031-02-03 20:00:00',
      first: RED,
      second: BLUE,
      attacks: [null, null],
    });
    const again = stopwatchMatch({ at: '2031-02-03 20:20:00', first: RED, second: BLUE });
    const recap = await recapOf([first, ...again]);
    expect(recap.notes).toEqual([expect.objectContaining({ kind: 'restarted' })]);
    expect(recap.maps).toHaveLength(1);
    expect(recap.players[0]?.sums.rounds).toBe(2);
    expect(recap.players[0]?.trend[0]).toBeNull();
  });

  it('can have no players and no laws', async () => {
    const recap = await recapOf(
      [
        roundFile({ players: crew({ people: 3, kills: 1 }) }),
        roundFile({ at: '2031-02-03 21:30:00', label: 2, header: { limit: '3:33' } }),
      ],
      'UTC',
    );
    expect(recap.players.length).toBeGreaterThan(0);
    expect(JSON.stringify(recap)).not.toMatch(/NaN|Infinity/);
  });
});

describe('mixed teams', () => {
  it('start a new block with its own score', async () => {
    const people = (names: string) =>
      evenly(
        names.split('').map((letter) => `player ${letter}`),
        even,
      );
    const at = (i: number) => later('2031-06-01 20:00:00', i * 20);
    const recap = await recapOf(
      [
        stopwatchMatch({ at: at(0), map: 'ice', first: people('abc'), second: people('xyz') }),
        stopwatchMatch({ at: at(1), map: 'oasis', first: people('xyz'), second: people('abc') }),
        stopwatchMatch({ at: at(2), map: 'radar', first: people('axm'), second: people('byn') }),
      ].flat(),
    );
    expect(recap.blocks.map((block) => [block.teams.a.points, block.teams.b.points])).toEqual([
      [2, 2],
      [2, 0],
    ]);
    expect(recap.players.find((player) => player.name === 'player b')).toMatchObject({ block: 1, side: 'b' });
    expect(recap.players.find((player) => player.name === 'player c')).toMatchObject({ block: 0, side: 'a' });
  });
});
