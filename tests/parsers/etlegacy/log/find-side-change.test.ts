// A log of 1.x has no sides: the counters prove that a player changed over, and nothing else passes for that.
import { expect, test } from 'vitest';
import type { LogEvent, RoundLog } from '../../../../parsers/etlegacy/document/round-log.ts';
import { splitRound } from '../../../../parsers/etlegacy/split-round.ts';
import { documentOf } from '../round-text.ts';

const A = 'AB12CD34'.padEnd(32, '0');
const B = 'EF56AB78'.padEnd(32, '0');
const C = 'CD34AB12'.padEnd(32, '0');
const D = 'AB78EF56'.padEnd(32, '0');
const ALL = [A, B, C, D];
const MP40 = 8;

/** As read by the sides at the end, A and C against B and D. Before the third event A stood with B and D. */
const TOLD = [
  [A, C, 'teamkill'],
  [A, B, 'kill'],
  [A, D, 'kill'],
  [B, C, 'kill'],
] as const satisfies readonly (readonly [string, string, string])[];
const TRUE = ['kill', 'teamkill', 'kill', 'kill'];
const COUNTED = [
  { kills: 2, deaths: 0, teamKills: 1 },
  { kills: 1, deaths: 0, teamKills: 0 },
  { kills: 0, deaths: 2, teamKills: 0 },
  { kills: 0, deaths: 1, teamKills: 0 },
];

type Death = readonly [killer: string, victim: string, kind: 'kill' | 'teamkill'];

function logOf(deaths: readonly Death[], hits: RoundLog['hits']): RoundLog {
  const events = deaths.map(([player, victim, kind], order): LogEvent => ({
    kind,
    order,
    atMs: 1_000 * order,
    clockMs: 1_000 * order,
    player,
    victim,
    mod: MP40,
    playerClass: null,
    side: null,
    objective: null,
  }));
  const seen = new Map(ALL.map((key) => [key, [0, 120_000]] as const));
  const quiet = { tellsPauses: false, pausedMs: 0, longestGapMs: 0, lengthMs: 120_000, flaws: [] };
  return { events, hits, seen, isDated: true, isFramed: true, ...quiet };
}

function logged(deaths: readonly Death[], hits: RoundLog['hits'] = null) {
  const document = documentOf(
    { label: 1, winner: 2 },
    COUNTED.map(({ kills, deaths: died, teamKills }, at) => ({
      guid: ALL[at]?.slice(0, 8) ?? '',
      team: at % 2 === 0 ? 1 : 2,
      weapons: { MP40: [3, 9, kills, died, 0] },
      fields: { teamKills },
    })),
  );
  const players = document.players.map((line, at) => ({ ...line, key32: ALL[at] ?? '' }));
  const json = { engine: null, log: logOf(deaths, hits) };
  const { log } = splitRound({ document: { ...document, players, json }, base: null });
  return [log?.verdict, log?.changed?.events.map(({ kind }) => kind) ?? null];
}

test('the kills before a player changed sides are read by the sides at that time', () => {
  expect(logged(TOLD)).toEqual(['whole', TRUE]);
});

test('an event that is missing, doubled or of another player is no change of sides', () => {
  const [first, second, third, fourth] = TOLD;
  for (const deaths of [
    TOLD.slice(1),
    TOLD.slice(0, 3),
    [...TOLD, fourth],
    [[B, C, 'kill'] as const, second, third, fourth],
    [first, second, third, [D, C, 'kill'] as const],
  ])
    expect(logged(deaths)).toEqual(['broken', null]);
});

test('a log with damage has the sides of every spawn, so it contradicts itself', () => {
  expect(logged(TOLD, [])).toEqual(['broken', null]);
});
