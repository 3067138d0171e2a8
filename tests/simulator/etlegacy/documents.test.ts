// The JSON documents of the simulator beside its own truth, by a reading of this test's own.
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { SCRIPT_VERSIONS } from '../../../simulator/etlegacy/documents/json-script.ts';
import type { Evening, EveningDocument } from '../../../simulator/etlegacy/evening/evening-state.ts';
import { GAME_TYPES, type GameType } from '../../../simulator/etlegacy/server/game-type.ts';
import { simulateEvenings } from '../../../simulator/etlegacy/simulate-evenings.ts';
import type { PlayerTruth, RoundTruth } from '../../../simulator/etlegacy/truth.ts';

const entry = z.looseObject({ label: z.string(), leveltime: z.number() });
const documents = z.looseObject({
  round_info: z.looseObject({
    round: z.number(),
    nextTimeLimit: z.string(),
    round_start: z.number().optional(),
  }),
  player_stats: z.union([
    z.record(z.string(), z.looseObject({ rounds: z.string(), weaponStats: z.array(z.string()) })),
    z.array(z.never()),
  ]),
  gamelog: z.array(entry).optional(),
});

const COLUMNS = [
  'damageGiven',
  'damageReceived',
  'teamDamageGiven',
  'teamDamageReceived',
  'gibs',
  'selfKills',
  'teamKills',
  'teamGibs',
] as const;
const ROOTS: ReadonlySet<string> = new Set(['gibs', 'selfKills', 'teamKills', 'teamGibs']);

function play(gameType: GameType, script: string, seed = 8): Evening {
  return simulateEvenings({
    seed,
    evenings: 1,
    options: { gameType, script, format: 'both', maps: 2, teamSize: 2 },
  })[0]!;
}

function read({ dump }: EveningDocument) {
  return documents.parse(JSON.parse(Buffer.from(dump).toString('latin1')));
}

function pairsOf(evening: Evening): [RoundTruth, EveningDocument][] {
  return evening.documents.map((document) => [
    evening.rounds.find(({ json }) => json === document.name)!,
    document,
  ]);
}

test.each(SCRIPT_VERSIONS)('%s: the dump and the pushed body hold the same', (version) => {
  for (const { dump, push } of play('lms', version).documents.slice(0, 2)) {
    const [one, other] = [dump, push].map((bytes): unknown =>
      JSON.parse(Buffer.from(bytes).toString('latin1')),
    );
    expect(isDeepStrictEqual(one, other)).toBe(true);
    expect(Buffer.from(dump).equals(Buffer.from(push))).toBe(false);
  }
});

/** The numbers of the round that a player's line continues. */
function baseOf(evening: Evening, player: PlayerTruth): Record<string, number> {
  const base = evening.rounds.find(({ sequence }) => sequence === player.baseRound);
  const line = evening.documents.find(({ name }) => name === base?.json);
  if (line === undefined) return {};
  return numbersOf(read(line), player) ?? {};
}

function numbersOf({ player_stats: stats }: ReturnType<typeof read>, { guid }: PlayerTruth) {
  const items = Array.isArray(stats) ? undefined : stats[guid]?.weaponStats;
  if (items === undefined) return undefined;
  return Object.fromEntries(COLUMNS.map((name, at) => [name, Number(items.at(at - 10))]));
}

test.each(GAME_TYPES)('%s: what a document shows is the round and what its base held', (gameType) => {
  let compared = 0;
  for (const seed of [8, 9]) {
    const evening = play(gameType, '1.2.7', seed);
    for (const [round, document] of pairsOf(evening)) {
      const value = read(document);
      expect(value.round_info.nextTimeLimit === '0:00').toBe(gameType !== 'stopwatch');
      for (const player of round.players) {
        const shown = numbersOf(value, player);
        expect(shown !== undefined).toBe(player.hasEntry);
        if (shown === undefined || player.base.startsWith('hidden')) continue;
        const base = player.base === 'zero' ? {} : baseOf(evening, player);
        const isAll = player.base !== 'partial';
        for (const name of COLUMNS) {
          const before = isAll || ROOTS.has(name) ? (base[name] ?? 0) : 0;
          expect([name, shown[name]]).toEqual([name, player.values[name] + before]);
          compared++;
        }
      }
    }
  }
  expect(compared).toBeGreaterThan(100);
});

test('the log of a round adds up to what everybody did in it', () => {
  const evening = play('stopwatch', '2.6.0', 11);
  let logs = 0;
  for (const [round, document] of pairsOf(evening)) {
    const { gamelog } = read(document);
    if (gamelog === undefined || round.events === null) continue;
    logs++;
    const count = (label: string): number => gamelog.filter((event) => event.label === label).length;
    expect([count('kill'), count('teamkill'), count('suicide')]).toEqual([
      round.events.kills.length,
      round.events.teamkills.length,
      round.events.suicides.length,
    ]);
    expect([gamelog.at(0)?.label, gamelog.at(-1)?.label]).toEqual(['round_start', 'round_end']);
    const times = gamelog.map(({ leveltime }) => leveltime);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    for (const player of round.players) {
      const done = round.events.done[player.guid];
      const isWhole = round.players.every(({ flags }) => !flags.includes('joinedInRound'));
      if (isWhole && !player.flags.includes('leftInRound'))
        expect([player.key, done?.kills ?? 0, done?.damageGiven ?? 0]).toEqual([
          player.key,
          player.values.kills,
          player.values.damageGiven,
        ]);
    }
  }
  expect(logs).toBeGreaterThan(1);
});

test('single rounds show a count of starts that goes on as the engine keeps it', () => {
  const starts = (gameType: GameType): string =>
    play(gameType, '2.6.0')
      .rounds.map(({ players }) => Math.max(...players.map(({ rounds }) => rounds)))
      .join('');
  expect(starts('lms')).toMatch(/^(?:01)+0?/);
  expect(starts('objective')).toMatch(/^0[01]*$/);
  expect(new Set(starts('campaign'))).toEqual(new Set(['0', '1']));
});
