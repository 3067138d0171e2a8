// The rules for single rounds, one by one: which counters restart, which continue and from where, cumulative XP, and which
// rounds were aborted.
import { describe, expect, test } from 'vitest';
import { deriveNeighbourhood } from '../../../../importer/etlegacy/derive/derive-neighbourhood.ts';
import { splitRound } from '../../../../parsers/etlegacy/split-round.ts';
import type { GameType } from '../../../../database/schema/etlegacy.ts';
import type { RoundSource } from '../../../../importer/etlegacy/derive/round-source.ts';
import type { HeaderSpec, LineSpec } from '../../../parsers/etlegacy/round-text.ts';
import type { PlayerLine } from '../../../../parsers/etlegacy/document/round-document.ts';
import type { RoundLog } from '../../../../parsers/etlegacy/document/round-log.ts';
import { roundSource } from './timed-round.ts';

const PEOPLE = 6;
const KILLS = 4;
/** Counters of a round of five minutes. */
const MINUTES = 5;

type Counted = {
  /** The value `sess.rounds` of the script. */
  readonly rounds?: number;
  readonly gibs?: number;
  readonly selfKills?: number;
  readonly minutes?: number;
  readonly xp?: number;
  /** For a round two of stopwatch: all counters continue. */
  readonly isSecond?: boolean;
  /** Counters of every second player. */
  readonly otherXp?: number;
};

function crew({
  rounds = 0,
  gibs = 3,
  selfKills = 1,
  minutes = MINUTES,
  xp = 40,
  otherXp = xp,
  isSecond = false,
}: Counted = {}): LineSpec[] {
  return Array.from({ length: PEOPLE }, (_, i) => ({
    guid: `AB12CD0${i}`,
    name: `player${i}`,
    team: i % 2 === 0 ? 1 : 2,
    rounds,
    // Weapons and damage restart, so that some players have less than before.
    weapons: { MP40: isSecond ? [61 + i, 201 + i, 9, 9, 4] : [30 + i, 100 + i, KILLS + rounds, 4, 2] },
    fields: {
      damageGiven: (isSecond ? 1001 : 500 - 50 * rounds) + i,
      damageReceived: (isSecond ? 1001 : 500 - 50 * rounds) + i,
      gibs: gibs + i,
      selfKills,
      timeMin: minutes,
      alivePct: 80,
      xp: i % 2 === 0 ? xp : otherXp,
    },
  }));
}

/** A complete round of c0rnp0rn8: its ninth part says 5 minutes. */
const DONE: HeaderSpec = { label: 2, winner: 2, limit: '10:00', next: '47:30', playtime: '299300' };

/** @param change changes of single lines, by their index. */
function round(
  minute: number,
  map: string,
  counted: Counted,
  header: HeaderSpec = DONE,
  change: Readonly<Record<number, Counted & Pick<LineSpec, 'guid' | 'team'>>> = {},
): RoundSource {
  const at = `2031-02-03T20:${String(minute).padStart(2, '0')}:00`;
  const lines = crew(counted).map((line, i) => {
    const { guid, team, ...other } = change[i] ?? {};
    const changed = change[i] === undefined ? line : (crew({ ...counted, ...other })[i] ?? line);
    const named = guid === undefined ? changed : { ...changed, guid };
    return team === undefined ? named : { ...named, team };
  });
  return roundSource(at, { ...header, map }, lines);
}

/** Returns the same round as a JSON document, which has no minutes and a next limit of 0:00. */
function asJson(source: RoundSource, engine: number): RoundSource {
  const { document } = source;
  const players = document.players.map((line) => ({ ...line, fields: { ...line.fields, timeMin: null } }));
  const header = { ...document.header, nextLimitS: 0, playtimeMs: null };
  return {
    ...source,
    document: { ...document, formats: ['json'], header, players, json: { engine, log: null } },
  };
}

function withoutRoots(line: PlayerLine): PlayerLine {
  return { ...line, fields: { ...line.fields, gibs: 0, selfKills: 0 } };
}

/** A log in which each of these players killed themselves so often, and nothing else happened. */
function logOf(keys: readonly string[], suicides: number): RoundLog {
  const nothing = { victim: null, mod: 33, playerClass: null, side: null, objective: null };
  const events = keys.flatMap((player) =>
    Array.from({ length: suicides }, (_, at) => {
      const clockMs = 30_000 * (at + 1);
      return { kind: 'suicide' as const, order: at, atMs: clockMs, clockMs, player, ...nothing };
    }),
  );
  return {
    events,
    hits: null,
    isDated: false,
    isFramed: true,
    tellsPauses: false,
    pausedMs: 0,
    longestGapMs: 0,
    lengthMs: 300_000,
    seen: new Map(keys.map((key) => [key, [0, 300_000]])),
    flaws: [],
  };
}

function derive(
  rounds: readonly RoundSource[],
  stated: GameType | null = null,
  of = 'AB12CD00',
  before: readonly RoundSource[] = [],
  after: readonly RoundSource[] = [],
) {
  const derived = deriveNeighbourhood({
    rounds,
    before,
    after,
    awards: [],
    zone: 'UTC',
    pins: new Map(),
    stated,
    split: (one, base) => splitRound({ document: one.document, base: base?.document ?? null }),
  });
  return derived.rounds.map(({ status, placed, split, gameType }) => {
    const player = split.players.find(({ guid }) => guid === of);
    return {
      kind: placed.isStopwatch ? 'stopwatch' : 'single',
      status,
      gameType,
      outcome: split.outcome,
      mode: player?.mode,
      kills: player?.kills,
      gibs: player?.counters.gibs,
      selfKills: player?.counters.selfKills,
      timeS: player?.timeS,
      durationS: split.durationS,
      xp: player?.counters.xp,
    };
  });
}

const FRESH = { mode: 'raw', gibs: 3, selfKills: 1, timeS: 300 };
const CONTINUED = { rounds: 1, gibs: 8, selfKills: 3, minutes: 10 };

describe('counters that continue', () => {
  test('on the same map again, gibs, self kills and minutes continue, but no kills of weapons', () => {
    const [first, again] = derive([round(5, 'supply', {}), round(12, 'supply', CONTINUED)]);
    expect(first).toMatchObject({ kind: 'single', status: 'ok', ...FRESH });
    expect(again).toMatchObject({ mode: 'partial', kills: 5, gibs: 5, selfKills: 2, timeS: 300 });
  });

  test('a player with `rounds` 0 started in this round, even if the others continue', () => {
    const own = { rounds: 0, gibs: 1, selfKills: 0, minutes: 2 };
    const again = round(12, 'supply', CONTINUED, DONE, { 1: own });
    const [, joined] = derive([round(5, 'supply', {}), again], null, 'AB12CD01');
    // Two minutes, according to the samples of the script.
    expect(joined).toMatchObject({ mode: 'raw', gibs: 2, selfKills: 0, timeS: 120 });
  });

  test('a player whose `rounds` did not rise by one does not continue the document before', () => {
    const before = round(5, 'supply', {}, DONE, { 1: { rounds: 1 } });
    const [, odd] = derive([before, round(12, 'supply', CONTINUED)], null, 'AB12CD01');
    expect(odd).toMatchObject({ mode: 'partial', kills: 5, gibs: null, selfKills: null, timeS: null });
  });

  test('where no number of anybody decreased, not even of weapons, everything continues', () => {
    const [, again] = derive([round(5, 'supply', {}), round(12, 'supply', { ...CONTINUED, isSecond: true })]);
    expect(again).toMatchObject({ mode: 'delta', kills: 5, gibs: 5, timeS: 300 });
  });

  test('a player with less than before continues nothing known', () => {
    const less = { 1: { rounds: 1, gibs: 0, selfKills: 0, minutes: 4 } };
    const rounds = [round(5, 'supply', {}), round(12, 'supply', CONTINUED, DONE, less)];
    expect(derive(rounds, null, 'AB12CD01')[1]).toMatchObject({ mode: 'partial', gibs: null, timeS: null });
    expect(derive(rounds)[1]).toMatchObject({ mode: 'partial', gibs: 5, timeS: 300 });
  });

  test('minutes that continue weigh more than the engine', () => {
    const rounds = [round(5, 'supply', {}), round(12, 'radar', CONTINUED)].map((each) => ({
      ...each,
      document: { ...each.document, json: { engine: 83, log: null } },
    }));
    expect(derive(rounds)[1]).toMatchObject({ mode: 'partial', gibs: 5, timeS: 300 });
  });

  test('without a length and an engine, counters of which most decreased restarted', () => {
    const header: HeaderSpec = { label: 2, winner: 2, limit: '10:00', next: '47:30' };
    const less = { rounds: 1, gibs: 1, selfKills: 0, minutes: 6 };
    const rounds = [round(5, 'supply', {}, header), round(12, 'radar', less, header)];
    expect(derive(rounds)[1]).toMatchObject({ mode: 'raw', gibs: 1, selfKills: 0, timeS: 360 });
  });

  test('who is new in last man standing may have been there without a weapon', () => {
    const header: HeaderSpec = { label: 1, winner: 2, limit: '10:00', next: '0:00', playtime: '299300' };
    const other = { 5: { guid: 'FFFFFFFF' } };
    const rounds = [round(5, 'supply', {}, header), round(12, 'supply', CONTINUED, header, other)].map(
      (each) => asJson(each, 84),
    );
    expect(derive(rounds, null, 'FFFFFFFF')[1]).toMatchObject({ mode: 'partial', kills: 5, gibs: null });
  });

  test('from 2.84 on a campaign continues on another map, which only the numbers show', () => {
    const [, next] = derive([round(5, 'supply', {}), round(12, 'radar', CONTINUED)]);
    expect(next).toMatchObject({ mode: 'partial', gibs: 5, selfKills: 2, timeS: 300 });
  });

  test('where others go on, who has less than before connected anew, and without minutes nothing else is in it', () => {
    const less = { 1: { rounds: 1, gibs: 0, selfKills: 4 } };
    const rounds = [round(5, 'supply', {}), round(12, 'supply', CONTINUED, DONE, less)].map((each) =>
      asJson(each, 84),
    );
    expect(derive(rounds, null, 'AB12CD01')[1]).toMatchObject({ mode: 'raw_reset', gibs: 1, selfKills: 4 });
    expect(derive(rounds)[1]).toMatchObject({ mode: 'partial', gibs: 5, selfKills: 2 });
  });

  test('in last man standing the counters of every second round of a map continue', () => {
    const header = { label: 1, winner: 2, limit: '10:00', next: '0:00', playtime: '299300' };
    const third = { rounds: 0, gibs: 2, selfKills: 0 };
    const rounds = derive([
      round(5, 'supply', {}, header),
      round(11, 'supply', CONTINUED, header),
      round(17, 'supply', third, { ...DONE, label: 2 }),
    ]);
    expect(rounds.map(({ gameType }) => gameType)).toEqual(Array(3).fill('last_man_standing'));
    expect(rounds.map(({ mode, gibs }) => [mode, gibs])).toEqual([
      ['raw', 3],
      ['partial', 5],
      ['raw', 2],
    ]);
    expect(rounds.map(({ xp }) => xp)).toEqual([null, null, null]);
  });

  test('up to 2.83 counters restart although `rounds` rises, which the minutes show', () => {
    const [, next] = derive([round(5, 'supply', {}), round(12, 'radar', { rounds: 1, gibs: 4 })]);
    expect(next).toMatchObject({ ...FRESH, gibs: 4 });
  });

  test('for JSON without minutes: up to 2.83 counters restart on another map, from 2.84 on they continue', () => {
    const evening = (engine: number) =>
      [round(5, 'supply', {}), round(12, 'radar', { rounds: 1, gibs: 8, selfKills: 3 })].map((each) =>
        asJson(each, engine),
      );
    expect(derive(evening(83))[1]).toMatchObject({ mode: 'raw', gibs: 8, selfKills: 3 });
    expect(derive(evening(84))[1]).toMatchObject({ mode: 'partial', gibs: 5, selfKills: 2 });
  });

  describe('a player who connected anew since the round before', () => {
    // c0rnp0rn7: without the play time nothing but the minutes tells how long the round was.
    const header: HeaderSpec = { label: 2, winner: 2, limit: '10:00', next: '47:30' };
    const again = (change: Parameters<typeof round>[4]) =>
      derive(
        [round(5, 'supply', {}, header), round(12, 'radar', CONTINUED, header, change)],
        null,
        'AB12CD01',
      )[1];

    test('is found by minutes of a whole stay, as others agree on it', () => {
      const fresh = { rounds: 1, gibs: 4, selfKills: 2, minutes: MINUTES };
      expect(again({ 1: fresh })).toMatchObject({ mode: 'raw_reset', gibs: 5, selfKills: 2, timeS: 300 });
    });

    test('is found also where the document before has no minutes', () => {
      const fresh = { rounds: 1, gibs: 8, selfKills: 3, minutes: MINUTES };
      const rounds = [asJson(round(5, 'supply', {}), 84), round(12, 'radar', CONTINUED, DONE, { 1: fresh })];
      expect(derive(rounds, null, 'AB12CD01')[1]).toMatchObject({ mode: 'raw_reset', gibs: 9, timeS: 300 });
      expect(derive(rounds)[1]).toMatchObject({ mode: 'partial', gibs: 5 });
    });

    test('is not taken for one who left before the end, whose last side is none', () => {
      const left = { rounds: 1, gibs: 4, selfKills: 2, minutes: MINUTES + 0.1, team: 3 };
      expect(again({ 1: left })).toMatchObject({ mode: 'partial', gibs: 1, selfKills: 1, timeS: 6 });
    });
  });

  test('more minutes than the round had continue something, although no round start was counted', () => {
    const slow = { 1: { rounds: 0, gibs: 8, selfKills: 3, minutes: 2 * MINUTES } };
    const rounds = [round(5, 'supply', {}), round(12, 'supply', CONTINUED, DONE, slow)];
    expect(derive(rounds, null, 'AB12CD01')[1]).toMatchObject({ mode: 'partial', kills: 4, gibs: null });
    expect(derive(rounds)[1]).toMatchObject({ mode: 'partial', gibs: 5 });
  });

  test('who came in the round does not tell how long it was, where the others have no minutes before it', () => {
    const header: HeaderSpec = { label: 2, winner: 2, limit: '10:00', next: '47:30' };
    const late = { 5: { guid: 'FFFFFFFF', rounds: 0, gibs: 0, selfKills: 0, minutes: 2 } };
    const rounds = [asJson(round(5, 'supply', {}), 84), round(12, 'radar', CONTINUED, header, late)];
    expect(derive(rounds)[1]).toMatchObject({ mode: 'partial', gibs: 5, timeS: null, durationS: 0 });
    expect(derive(rounds, null, 'FFFFFFFF')[1]).toMatchObject({ mode: 'raw', timeS: 120 });
  });

  test('no side of last man standing holds up to the limit, so minutes above the round continue another one', () => {
    const header: HeaderSpec = { label: 1, winner: 1, limit: '10:00', next: '0:00' };
    const unseen = { 5: { guid: 'FFFFFFFF', rounds: 1, gibs: 2, selfKills: 1, minutes: 9.8 } };
    const rounds = [round(5, 'supply', {}, header), round(12, 'supply', CONTINUED, header, unseen)];
    expect(derive(rounds, null, 'FFFFFFFF')[1]).toMatchObject({ mode: 'partial', gibs: null, timeS: null });
  });

  describe('a round that is lost between two maps of equal length', () => {
    // c0rnp0rn7: nothing but the minutes tells how long the round was, and they continue the lost round.
    const won: HeaderSpec = { label: 2, winner: 2, limit: '5:00', next: '47:30' };
    const held: HeaderSpec = { ...won, winner: 1 };
    const lost = { mode: 'partial', kills: 5, gibs: null, selfKills: null, timeS: null };

    test.each([won, held])('is found by a counter that falls while the minutes continue', (header) => {
      const rounds = [
        round(5, 'supply', {}, won, { 2: { selfKills: 4 } }),
        round(19, 'radar', CONTINUED, header),
      ];
      expect(derive(rounds)[1]).toMatchObject(lost);
    });

    test('is found by minutes on which those who stayed agree and that are not the round', () => {
      const rounds = [round(5, 'supply', {}), round(19, 'radar', { ...CONTINUED, minutes: 8 })];
      expect(derive(rounds)[1]).toMatchObject(lost);
    });

    test('is found by minutes of two who stayed longer than the round was, although another had more', () => {
      const rounds = [
        round(5, 'supply', { minutes: 1.2 }),
        round(40, 'radar', { ...CONTINUED, minutes: 11 }, DONE, { 0: { minutes: 11.4 } }),
      ];
      expect(derive(rounds)[1]).toMatchObject({ ...lost, xp: null });
    });

    test('is found by minutes that are more than the round, although `rounds` never begins anew', () => {
      const long = { rounds: 1, minutes: 9 };
      const rounds = [
        round(5, 'supply', { ...long, gibs: 9 }),
        round(19, 'radar', { ...long, gibs: 5 }),
        round(33, 'oasis', { ...long, gibs: 7 }),
      ];
      expect(derive(rounds)).toMatchObject([lost, lost, lost]);
      // Of the length of the round alone, they show that every map restarts the counters.
      const whole = rounds.map((_, at) =>
        round(5 + 7 * at, ['supply', 'radar', 'oasis'][at] ?? '', { rounds: 1, gibs: 9 - at }),
      );
      expect(derive(whole)[2]).toMatchObject({ mode: 'raw', gibs: 7, timeS: 300 });
    });

    test('is found outside a campaign by round starts that players survived on another map', () => {
      const apart = { xp: 30, otherXp: 60 };
      const rounds = [
        round(5, 'supply', { xp: 60, otherXp: 40 }, won),
        round(12, 'supply', { ...CONTINUED, ...apart }, won),
        round(19, 'oasis', { xp: 70, otherXp: 20 }, won),
        round(26, 'battery', { xp: 10, otherXp: 40 }, won),
        round(40, 'radar', { ...CONTINUED, xp: 50, otherXp: 10 }, won),
      ];
      const derived = derive(rounds);
      expect(derived[1]).toMatchObject({ mode: 'partial', gibs: 5, xp: 30 });
      expect(derived[4]).toMatchObject({ ...lost, xp: 50 });
    });

    test('is found in last man standing, where a new map begins anew', () => {
      const header = { label: 1, winner: 2, limit: '10:00', next: '0:00', playtime: '299300' };
      const rounds = [round(5, 'supply', {}, header), round(19, 'radar', CONTINUED, header)];
      expect(derive(rounds)[1]).toMatchObject(lost);
    });

    test('is not assumed because somebody connected anew since the round before', () => {
      const fresh = { rounds: 1, gibs: 4, selfKills: 0, minutes: MINUTES };
      const rounds = [round(5, 'supply', {}, won), round(19, 'radar', CONTINUED, won, { 1: fresh })];
      expect(derive(rounds)[1]).toMatchObject({ mode: 'partial', gibs: 5, selfKills: 2, timeS: 300 });
      expect(derive(rounds, null, 'AB12CD01')[1]).toMatchObject({ mode: 'raw_reset', selfKills: 0 });
    });
  });

  describe('without a word about the engine and the length of the rounds', () => {
    const unnamed = (minute: number, map: string, counted: Counted): RoundSource => {
      const source = asJson(round(minute, map, counted), 83);
      return { ...source, document: { ...source.document, json: { engine: null, log: null } } };
    };
    const evening = (second: Counted, third: Counted) =>
      derive([unnamed(5, 'supply', {}), unnamed(12, 'radar', second), unnamed(19, 'oasis', third)]);

    test('counters of which most decrease again and again restart with every map', () => {
      const rounds = evening({ rounds: 1, gibs: 1, selfKills: 4 }, { rounds: 1, gibs: 6, selfKills: 5 });
      expect(rounds[1]).toMatchObject({ mode: 'raw', gibs: 1, selfKills: 4 });
      expect(rounds[2]).toMatchObject({ mode: 'raw', gibs: 6, selfKills: 5 });
    });

    test('counters that never decrease continue, and after a lost round they are unknown', () => {
      const rounds = evening({ rounds: 1, gibs: 5, selfKills: 2 }, { rounds: 1, gibs: 9, selfKills: 5 });
      expect(rounds[1]).toMatchObject({ mode: 'partial', gibs: 2 });
      expect(rounds[2]).toMatchObject({ mode: 'partial', gibs: null });
    });

    test('a short round whose counters are all but nothing does not show that they continue', () => {
      const short = unnamed(5, 'supply', { gibs: 0, selfKills: 0 });
      const [, second, third] = derive([
        { ...short, document: { ...short.document, players: short.document.players.map(withoutRoots) } },
        unnamed(12, 'radar', { rounds: 1, gibs: 8, selfKills: 3 }),
        unnamed(19, 'oasis', { rounds: 1, gibs: 9, selfKills: 5 }),
      ]);
      expect([second?.gibs, third?.gibs]).toEqual([null, null]);
    });

    test('counters are unknown where either is possible', () => {
      const second = unnamed(12, 'radar', { rounds: 1, gibs: 8, selfKills: 3 });
      const players = second.document.players.map((line, i) =>
        i < 2 ? { ...line, fields: { ...line.fields, gibs: 0 } } : line,
      );
      const seen = (...after: RoundSource[]) =>
        derive(
          [unnamed(5, 'supply', {}), { ...second, document: { ...second.document, players } }, ...after],
          null,
          'AB12CD03',
        )[1];
      const others = [unnamed(19, 'oasis', { rounds: 0 }), unnamed(26, 'battery', { rounds: 0 })];
      expect(seen(...others)).toMatchObject({ mode: 'partial', gibs: 5 });
      expect(seen()).toMatchObject({ mode: 'partial', gibs: null });
    });
  });

  describe('what the event log does not have of self kills and team kills is of a round before', () => {
    /** A JSON document of an unknown engine whose log has so many self kills of each player. */
    const logged = (
      minute: number,
      map: string,
      counted: Counted,
      suicides: number,
      change: Parameters<typeof round>[4] = {},
    ): RoundSource => {
      const source = asJson(round(minute, map, counted, DONE, change), 83);
      const players = source.document.players.map((line) => ({
        ...line,
        key32: line.guid.padEnd(32, '0'),
        weapons: {},
      }));
      const log = logOf(
        players.map(({ key32 }) => key32),
        suicides,
      );
      return { ...source, document: { ...source.document, players, json: { engine: null, log } } };
    };
    const evening = (told: number, map = 'radar') =>
      derive([
        logged(5, 'supply', { selfKills: 2 }, 2),
        logged(12, map, { rounds: 1, gibs: 8, selfKills: 5 }, told),
      ])[1];

    test('nothing: every counter restarted', () => {
      expect(evening(5)).toMatchObject({ mode: 'raw', gibs: 8, selfKills: 5 });
      // Outside a campaign, of each player by itself.
      expect(evening(5, 'supply')).toMatchObject({ mode: 'raw_reset', gibs: 8, selfKills: 5 });
    });

    test('what the document before has: they continue it', () => {
      expect(evening(3)).toMatchObject({ mode: 'partial', gibs: 5, selfKills: 3 });
    });

    test('something else: they continue a round that has no document, and the log tells this one', () => {
      expect(evening(1)).toMatchObject({ mode: 'partial', gibs: null, selfKills: 1 });
    });

    test('something else of two players, although that of others fits by coincidence', () => {
      const short = logged(5, 'supply', { gibs: 1, selfKills: 0 }, 0);
      const evenings = (change: Parameters<typeof round>[4]) =>
        derive([short, logged(12, 'supply', { rounds: 1, gibs: 8, selfKills: 3 }, 3, change)])[1];
      expect(evenings({ 2: { selfKills: 5 }, 3: { selfKills: 4 } })).toMatchObject({
        mode: 'partial',
        gibs: null,
        selfKills: 3,
      });
      // One event that the log does not have is a fault of the log.
      expect(evenings({ 2: { selfKills: 4 } })).toMatchObject({ mode: 'partial', gibs: 7, selfKills: 3 });
    });

    test('less than the document before has of most, where few died in a lost round', () => {
      const first = logged(5, 'supply', { selfKills: 2 }, 2);
      const died = { 1: { selfKills: 4 }, 3: { selfKills: 4 } };
      const next = logged(12, 'radar', { rounds: 1, gibs: 8, selfKills: 3 }, 3, died);
      expect(derive([first, next])[1]).toMatchObject({ mode: 'partial', gibs: null, selfKills: 3 });
    });

    test('nothing of a round before that has nothing: that tells nothing', () => {
      const short = logged(5, 'supply', { gibs: 1, selfKills: 0 }, 0);
      const next = logged(12, 'radar', { rounds: 1, gibs: 8, selfKills: 5 }, 5);
      const after = logged(19, 'oasis', { rounds: 0 }, 1);
      expect(derive([short, next, after])[1]).toMatchObject({ mode: 'partial' });
    });

    test('without a document before it: nothing is of a round before', () => {
      const alone = derive([logged(12, 'radar', { rounds: 1, gibs: 8, selfKills: 5 }, 5)]);
      expect(alone[0]).toMatchObject({ mode: 'raw', gibs: 8, selfKills: 5 });
    });
  });

  test('up to 2.83 counters of a campaign restart also where the round before is lost', () => {
    const second = { rounds: 1, gibs: 8, selfKills: 3 };
    const third = { rounds: 1, gibs: 9, selfKills: 5 };
    const evening = (engine: number, map: string) =>
      derive([round(12, 'radar', second), round(19, map, third)].map((each) => asJson(each, engine)))[0];
    expect(evening(83, 'oasis')).toMatchObject({ mode: 'raw', gibs: 8, selfKills: 3 });
    expect(evening(84, 'oasis')).toMatchObject({ mode: 'partial', gibs: null });
    // One map alone can have been played before, in another game type.
    expect(evening(83, 'radar')).toMatchObject({ mode: 'partial', gibs: null });
  });

  test('a round before another neighbourhood shows that its server plays no stopwatch', () => {
    // A script that sets no limit: the attackers had won, but their players survived a round start.
    const header: HeaderSpec = { label: 2, winner: 2, limit: '10:00', next: '0:00' };
    const first = round(5, 'supply', {}, header);
    const next = round(12, 'radar', CONTINUED, header);
    expect(derive([next], null, 'AB12CD00', [first])[0]).toMatchObject({ kind: 'single', status: 'ok' });
    expect(derive([next])[0]).toMatchObject({ kind: 'stopwatch' });
  });

  test('so does a round after it, and that it is a campaign', () => {
    const header: HeaderSpec = { label: 2, winner: 2, limit: '10:00', next: '0:00' };
    const early = round(5, 'supply', CONTINUED, header);
    const later = round(12, 'radar', {}, header);
    expect(derive([early], null, 'AB12CD00', [], [later])[0]).toMatchObject({ kind: 'single', status: 'ok' });
    expect(derive([early])[0]).toMatchObject({ kind: 'stopwatch' });
    const [second, third] = [
      asJson(round(12, 'radar', { rounds: 1, gibs: 8, selfKills: 3 }), 83),
      asJson(round(19, 'oasis', { rounds: 1, gibs: 9, selfKills: 5 }), 83),
    ];
    expect(derive([second], null, 'AB12CD00', [], [third])[0]).toMatchObject({ mode: 'raw', gibs: 8 });
    expect(derive([second])[0]).toMatchObject({ mode: 'partial', gibs: null });
  });

  test('the round before can be in another neighbourhood, as on a server of bots alone', () => {
    const [first, next] = [round(5, 'supply', {}), round(12, 'radar', CONTINUED)];
    expect(derive([next], null, 'AB12CD00', [first])).toEqual(derive([first, next]).slice(1));
    expect(derive([next])[0]).toMatchObject({ mode: 'partial', gibs: null });
  });

  test('counters that continue a round without a document are unknown, the others are known', () => {
    // `rounds` 1 after 1: the round with 0 between them is missing.
    const lost = { rounds: 1, gibs: 9, selfKills: 4, minutes: 9.4 };
    const rounds = [
      round(5, 'supply', {}),
      round(12, 'radar', CONTINUED),
      round(30, 'oasis', lost, DONE, { 5: { guid: 'FFFFFFFF' } }),
    ];
    for (const guid of ['AB12CD00', 'FFFFFFFF']) {
      const [, , after] = derive(rounds, null, guid);
      expect(after).toMatchObject({ status: 'ok', mode: 'partial', kills: 5 });
      expect(after).toMatchObject({ gibs: null, selfKills: null, timeS: null });
    }
  });
});

describe('XP', () => {
  const evening = (xp: readonly number[], others = xp) =>
    derive(
      xp.map((each, at) =>
        round(5 + 7 * at, ['supply', 'radar', 'oasis', 'battery'][at] ?? 'ice', {
          rounds: at % 2,
          gibs: at % 2 === 0 ? 3 : 8,
          selfKills: at % 2 === 0 ? 1 : 3,
          minutes: at % 2 === 0 ? MINUTES : 2 * MINUTES,
          xp: each,
          otherXp: others[at] ?? each,
        }),
      ),
    );

  test('that no player loses from map to map is cumulative, so the map before is subtracted', () => {
    const xps = evening([40, 100, 130, 190]).map(({ xp }) => xp);
    expect(xps.slice(1)).toEqual([60, 30, 60]);
  });

  test('of somebody who connected anew in a campaign begins anew too, but the document does not say from where', () => {
    const campaign = (change: Readonly<Record<number, Counted>>, of: string) =>
      derive(
        [
          round(5, 'supply', { xp: 40 }),
          round(12, 'radar', { ...CONTINUED, xp: 100 }, DONE, change),
          round(19, 'oasis', { xp: 130 }),
        ],
        null,
        of,
      ).map(({ mode, xp }) => [mode, xp]);
    const inWarmUp = { 1: { rounds: 1, gibs: 4, selfKills: 2, minutes: MINUTES, otherXp: 60 } };
    expect(campaign(inWarmUp, 'AB12CD01')[1]).toEqual(['raw_reset', null]);
    const less = { 1: { rounds: 1, gibs: 1, selfKills: 0, minutes: 4, otherXp: 60 } };
    expect(campaign(less, 'AB12CD01')[1]).toEqual(['partial', null]);
    const inRound = { 1: { rounds: 0, gibs: 1, selfKills: 0, minutes: 2, otherXp: 60 } };
    expect(campaign(inRound, 'AB12CD01')[1]).toEqual(['raw', null]);
    expect(campaign(inRound, 'AB12CD00')[1]).toEqual(['partial', 60]);
  });

  test('is unknown after a round that is lost, and of somebody who has less than before', () => {
    const rounds = [
      round(5, 'supply', { xp: 40 }),
      round(12, 'radar', { ...CONTINUED, xp: 100 }, DONE, { 1: { ...CONTINUED, otherXp: 10 } }),
      round(19, 'oasis', { xp: 130 }),
      round(40, 'battery', { xp: 220 }),
    ];
    expect(derive(rounds).map(({ xp }) => xp)).toEqual([null, 60, 30, null]);
    expect(derive(rounds, null, 'AB12CD01')[1]?.xp).toBeNull();
  });

  test('is unknown where there was time for another round since the document before', () => {
    const maps = ['supply', 'radar', 'oasis', 'battery'];
    const xpAfter = (waitMin: number) =>
      derive(
        maps.map((map, at) => {
          const minute = 5 + 7 * at + (at === maps.length - 1 ? waitMin : 0);
          return round(minute, map, { ...(at % 2 === 0 ? {} : CONTINUED), xp: 40 * (at + 1) });
        }),
      )[3]?.xp;
    expect([xpAfter(0), xpAfter(4)]).toEqual([40, null]);
  });

  test('that nobody loses on a map played again, after a round start on another map, may be either', () => {
    const unknown: HeaderSpec = { label: 2, winner: 2, limit: '10:00', next: '0:00' };
    const rounds = [
      round(5, 'supply', { xp: 40, minutes: 4 }, unknown),
      round(12, 'radar', { ...CONTINUED, xp: 10 }, unknown),
      round(19, 'radar', { xp: 30 }, unknown),
    ].map((each) => asJson(each, 84));
    expect(derive(rounds)[2]?.xp).not.toBe(20);
  });

  test('is not cumulative because players survived a round start on a map that left no document', () => {
    const lost = { rounds: 1, gibs: 9, selfKills: 4, minutes: 9.4 };
    const rounds = [
      round(5, 'supply', { xp: 60, otherXp: 20 }),
      round(19, 'radar', { ...lost, xp: 10, otherXp: 25 }),
      round(26, 'oasis', { xp: 40, otherXp: 60 }, DONE, { 1: { otherXp: 20 } }),
    ];
    expect(derive(rounds)[2]?.xp).toBe(40);
  });

  test('is unknown where only rounds of one map have documents, between which there were others', () => {
    const lost = { rounds: 1, gibs: 9, minutes: 9.4 };
    const xps = (rounds: number) =>
      derive([
        round(5, 'supply', { ...lost, xp: 80 }),
        round(12, 'supply', { ...lost, rounds, gibs: 19, minutes: 14.4, xp: 95 }, DONE, {
          1: { otherXp: 60 },
        }),
      ]).map(({ xp }) => xp);
    expect(xps(1)).toEqual([null, null]);
    expect(xps(2)).toEqual([80, 95]);
  });

  test('is unknown where the counters continue a round that is lost', () => {
    const rounds = [
      round(5, 'supply', { xp: 40 }),
      round(12, 'radar', { ...CONTINUED, xp: 100 }),
      round(30, 'oasis', { rounds: 1, gibs: 9, selfKills: 4, minutes: 9.4, xp: 220 }),
    ];
    expect(derive(rounds)[2]).toMatchObject({ mode: 'partial', gibs: null, xp: null });
  });

  test('is of the map although a round that was soon cut off has less than those around it', () => {
    const cut = { ...DONE, winner: 1, playtime: '-123456' };
    const rounds = [
      round(5, 'supply', { xp: 50 }),
      round(8, 'frostbite', { xp: 5, minutes: 1 }, cut),
      round(15, 'radar', { xp: 60 }),
      round(22, 'oasis', { xp: 70 }),
    ];
    expect(derive(rounds).map(({ xp }) => xp)).toEqual([50, 5, 60, 70]);
  });

  test('of a campaign that begins is unknown where the counters continue a round that is lost', () => {
    const lost = { rounds: 1, gibs: 9, selfKills: 4, minutes: 9.4, xp: 60 };
    const rounds = [round(5, 'supply', { xp: 140 }), round(30, 'oasis', lost)];
    expect(derive(rounds)[1]).toMatchObject({ mode: 'partial', gibs: null, xp: null });
  });

  test('of few players is cumulative where all survived a round start on another map', () => {
    const rounds = [
      round(5, 'supply', { xp: 40, otherXp: 0 }),
      round(12, 'radar', { ...CONTINUED, xp: 100, otherXp: 0 }),
    ];
    expect(derive(rounds)[1]?.xp).toBe(60);
  });

  test('on a map that is played again is of the map, also where it rises for everybody', () => {
    const xps = [{ xp: 40 }, { ...CONTINUED, xp: 60 }, { xp: 80 }];
    const rounds = xps.map((counted, at) => round(5 + 7 * at, 'supply', counted));
    expect(derive(rounds).map(({ xp }) => xp)).toEqual([40, 60, 80]);
  });

  test('that rises for everybody once is of the map where it falls for half of them elsewhere', () => {
    const rounds = [
      round(5, 'supply', { xp: 40, otherXp: 30 }),
      round(12, 'radar', { xp: 30, otherXp: 50 }),
      round(19, 'oasis', { xp: 50, otherXp: 20 }),
      round(26, 'battery', { xp: 60, otherXp: 60 }),
    ];
    expect(derive(rounds).map(({ xp }) => xp)).toEqual([40, 30, 50, 60]);
  });

  test('that falls for most players is of the map alone', () => {
    const own = evening([40, 30, 50, 20], [30, 50, 20, 40]);
    // For the first round of an evening, nothing shows whether XP is cumulative.
    expect(own.slice(1).map(({ xp }) => xp)).toEqual([30, 50, 20]);
  });
});

describe('the end of a round', () => {
  const hold: HeaderSpec = { label: 2, winner: 1, limit: '10:00', next: '47:30' };

  test('is shown by the sign of the ninth part', () => {
    const [held, cut] = derive([
      round(5, 'supply', {}, { ...hold, playtime: '299300' }),
      round(12, 'radar', { rounds: 0 }, { ...hold, playtime: '-299300' }),
    ]);
    expect([held?.status, held?.outcome, held?.kind]).toEqual(['ok', 'held_early', 'single']);
    expect([cut?.status, cut?.kind]).toEqual(['aborted', 'single']);
  });

  test('without a ninth part is regular where the attackers won or a player stayed for nearly all of the limit', () => {
    const [won, held, early] = derive([
      round(5, 'supply', {}, { ...hold, winner: 2 }),
      round(20, 'radar', { minutes: 9.9 }, hold),
      round(27, 'oasis', {}, hold),
    ]);
    expect([won?.status, held?.status, early?.status]).toEqual(['ok', 'ok', 'aborted']);
  });

  test('is proved by JSON, which only rounds have that were played to their end', () => {
    expect(derive([asJson(round(5, 'supply', {}, hold), 84)])[0]).toMatchObject({
      status: 'ok',
      outcome: 'held',
    });
  });

  test('that the documents leave open is decided by the operator’s statement', () => {
    const alone = [round(5, 'supply', {}, hold)];
    expect(derive(alone)[0]).toMatchObject({ status: 'aborted', kind: 'stopwatch' });
    expect(derive(alone, 'campaign')[0]).toMatchObject({
      status: 'ok',
      kind: 'single',
      outcome: 'held_early',
      gameType: 'campaign',
    });
    expect(derive(alone, 'stopwatch')[0]).toMatchObject({ status: 'aborted', kind: 'stopwatch' });
    const cut = [round(5, 'supply', {}, { ...hold, playtime: '-299300' })];
    expect(derive(cut, 'campaign')[0]).toMatchObject({ status: 'aborted' });
  });
});

describe('stopwatch and other types', () => {
  const r1: HeaderSpec = { label: 1, winner: 2, limit: '10:00', next: '5:00', playtime: '299300' };
  const r2: HeaderSpec = { label: 2, winner: 1, limit: '5:00', next: '5:00', playtime: '299300' };

  test('several rounds that set no limit are single rounds, one alone is not', () => {
    const early: HeaderSpec = { label: 2, winner: 1, limit: '10:00', next: '47:30' };
    const rounds = [round(5, 'supply', {}, early), round(12, 'radar', CONTINUED, early)];
    expect(derive(rounds).map(({ kind }) => kind)).toEqual(['single', 'single']);
    expect(derive(rounds.slice(0, 1)).map(({ kind }) => kind)).toEqual(['stopwatch']);
  });

  test('no pair spans a single round of the same map', () => {
    const rounds = [
      round(5, 'supply', {}, r1),
      asJson(round(12, 'supply', {}), 84),
      round(19, 'supply', { rounds: 1 }, { ...r2, winner: 2, next: '4:30', playtime: '269300' }),
    ];
    expect(derive(rounds).map(({ kind, status }) => `${kind} ${status}`)).toEqual([
      'stopwatch ok',
      'single ok',
      'stopwatch unpaired',
    ]);
  });

  test('holds labelled 2 are single rounds if the players of the first survived no round start', () => {
    const held: HeaderSpec = { label: 2, winner: 1, limit: '10:00', next: '10:00' };
    const first = round(15, 'supply', { minutes: 9.9 }, held);
    const next = round(27, 'radar', { ...CONTINUED, minutes: 19.8 }, held);
    expect(derive([first, next])).toMatchObject([
      { kind: 'single', status: 'ok', outcome: 'held', gibs: 3 },
      { kind: 'single', status: 'ok', mode: 'partial', gibs: 5 },
    ]);
    expect(derive([next])[0]).toMatchObject({ kind: 'stopwatch', status: 'unpaired' });
  });

  test('a label 2 after a round one of another map is not its round two', () => {
    const rounds = derive([round(5, 'supply', {}, r1), round(12, 'radar', {}), round(19, 'oasis', {})]);
    expect(rounds.map(({ kind, status }) => `${kind} ${status}`)).toEqual([
      'stopwatch ok',
      'single ok',
      'single ok',
    ]);
  });

  test('a held round with the limit that a round one of another map set is not its round two', () => {
    const rounds = derive([
      round(5, 'supply', {}, r1),
      round(12, 'radar', { ...CONTINUED, isSecond: true }, r2),
    ]);
    expect(rounds.map(({ kind, status }) => `${kind} ${status}`)).toEqual([
      'stopwatch ok',
      'stopwatch unpaired',
    ]);
  });

  test('a server that changes its type during an evening keeps pairs and single rounds apart', () => {
    const pair = [round(5, 'supply', {}, r1), round(12, 'supply', { ...CONTINUED, isSecond: true }, r2)];
    const singles = [round(20, 'radar', {}), round(27, 'oasis', { ...CONTINUED })];
    const rounds = derive([...pair, ...singles]);
    expect(rounds.map(({ kind, status }) => `${kind} ${status}`)).toEqual([
      'stopwatch ok',
      'stopwatch ok',
      'single ok',
      'single ok',
    ]);
    expect(rounds.map(({ mode }) => mode)).toEqual(['raw', 'delta', 'raw', 'partial']);
    // A statement of the operator never turns pairs into single rounds.
    expect(derive([...pair, ...singles], 'objective').map(({ kind }) => kind)).toEqual(
      rounds.map(({ kind }) => kind),
    );
    expect(
      derive([
        ...singles,
        ...pair.map((each) => ({ ...each, localEnd: each.localEnd.replace('T20', 'T21') })),
      ]).map(({ kind }) => kind),
    ).toEqual(['single', 'single', 'stopwatch', 'stopwatch']);
  });
});
