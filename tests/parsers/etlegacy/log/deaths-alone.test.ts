import { expect, test } from 'vitest';
import type { LogEvent, RoundLog } from '../../../../parsers/etlegacy/document/round-log.ts';
import { parseJsonRound } from '../../../../parsers/etlegacy/json/parse-json-round.ts';
import { splitRound } from '../../../../parsers/etlegacy/split-round.ts';
import { ROUND_INFO } from '../../../support/etlegacy/round-info.ts';
import { documentOf, type HeaderSpec, type Tuple } from '../round-text.ts';

const KEYS = ['AB12CD34', 'EF56AB78', 'CD34AB12', 'AB78EF56'].map((guid) => guid.padEnd(32, '0'));
const MP40 = 8;
const CRUSHED = 30;

/** Each has killed the next once, with a machine pistol. */
const KILLS = KEYS.map((player, at): LogEvent => ({
  kind: 'kill',
  order: at,
  atMs: 1_000 * at,
  clockMs: 1_000 * at,
  player,
  victim: KEYS[(at + 1) % KEYS.length] ?? null,
  mod: MP40,
  playerClass: null,
  side: null,
  objective: null,
}));

/** The row of the first player, and what is shown of the log. */
function split(
  header: HeaderSpec,
  tuple: Tuple,
  events: readonly LogEvent[],
  isDated: boolean,
  others = tuple,
) {
  const lines = KEYS.map((key, at) => ({
    guid: key.slice(0, 8),
    rounds: 1,
    weapons: { MP40: at === 0 ? tuple : others },
    fields: { damageGiven: 900, gibs: 3 },
  }));
  const document = documentOf(header, lines);
  const players = document.players.map((line, at) => ({
    ...line,
    key32: KEYS[at] ?? '',
    fields: { ...line.fields, timeMin: null },
  }));
  const log: RoundLog = {
    events,
    hits: null,
    isDated,
    isFramed: true,
    tellsPauses: false,
    pausedMs: 0,
    longestGapMs: 0,
    lengthMs: 120_000,
    seen: new Map(KEYS.map((key) => [key, [0, 120_000]])),
    flaws: [],
  };
  const json = { engine: null, log };
  const done = splitRound({ document: { ...document, formats: ['json'], players, json }, base: null });
  const [row] = done.players;
  return { mode: row?.mode, kills: row?.kills, damage: row?.counters.damageGiven, log: done.log?.verdict };
}

test('a log of deaths alone does not prove that damage is of this round, where the round before is lost', () => {
  // Kills and deaths agree with the log, by chance or because the lost round had none.
  const row = split({ label: 2, winner: 2 }, [3, 9, 1, 1, 0], KILLS, true);
  expect(row).toEqual({ mode: 'from_log', kills: 1, damage: null, log: 'whole' });
});

test('deaths in an unknown moment show what the counters have beyond the round, and are not shown', () => {
  // A restart by hand keeps the counters of 2.83: two more kills and deaths than the log has.
  const row = split({ label: 1, winner: 2 }, [30, 90, 3, 3, 2], KILLS, false);
  expect(row).toEqual({ mode: 'from_log', kills: 1, damage: null, log: undefined });
  // Who had neither before the restart has more damage all the same.
  const lucky = split({ label: 1, winner: 2 }, [30, 90, 1, 1, 2], KILLS, false, [30, 90, 3, 3, 2]);
  expect(lucky).toEqual({ mode: 'from_log', kills: 1, damage: null, log: undefined });
  expect(split({ label: 1, winner: 2 }, [3, 9, 1, 1, 0], KILLS, false)).toEqual({
    mode: 'raw',
    kills: 1,
    damage: 900,
    log: undefined,
  });
});

test('versions that write no start of the round tell the deaths of the whole round all the same', () => {
  const death = { timestamp: 70_000, attacker: KEYS[0], target: KEYS[1], meansOfDeath: MP40 };
  const parse = (times: object) => {
    const info = { ...ROUND_INFO, round_end: 90_000, ...times, obituaries: [death] };
    const parsed = parseJsonRound(
      'a.json',
      Buffer.from(JSON.stringify({ round_info: info, player_stats: [] })),
    );
    if (!parsed.ok) throw new Error(parsed.reason);
    const log = parsed.document.json?.log;
    return { isDated: log?.isDated, atMs: log?.events[0]?.atMs, isFramed: log?.isFramed };
  };
  expect(parse({ round_start: 10_000 })).toEqual({ isDated: true, atMs: 60_000, isFramed: true });
  for (const times of [{ round_start: 0 }, { round_start: undefined, round_end: undefined }])
    expect(parse(times)).toEqual({ isDated: false, atMs: 0, isFramed: true });
});

test('who has no entry was in no kill that is counted, so it was within a team', () => {
  const kindOf = (meansOfDeath: number) => {
    const obituaries = [{ timestamp: 70_000, attacker: KEYS[0], target: KEYS[1], meansOfDeath }];
    const line = {
      guid: 'AB12CD34',
      name: 'ann',
      rounds: '0',
      team: '1',
      weaponStats: ['0', ...Array(10).fill('0')],
    };
    const value = {
      round_info: { ...ROUND_INFO, round_start: 10_000, round_end: 90_000, obituaries },
      player_stats: { [KEYS[0] ?? '']: line },
    };
    const parsed = parseJsonRound('a.json', Buffer.from(JSON.stringify(value)));
    if (!parsed.ok) throw new Error(parsed.reason);
    return parsed.document.json?.log?.events[0]?.kind;
  };
  expect(kindOf(MP40)).toBe('teamkill');
  // No weapon of anybody's: nobody counts it.
  expect(kindOf(CRUSHED)).toBe('kill');
});
