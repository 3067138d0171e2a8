import { expect, test } from 'vitest';
import { CASE_NAMES, isEveningCase } from '../../../simulator/etlegacy/evening/cases.ts';
import type { CaseName } from '../../../simulator/etlegacy/evening/cases.ts';
import type { Evening } from '../../../simulator/etlegacy/evening/evening-state.ts';
import { simulateEvenings } from '../../../simulator/etlegacy/simulate-evenings.ts';
import type { RoundTruth } from '../../../simulator/etlegacy/truth.ts';
import { splitLines } from './support.ts';

/** One evening whose first map contains the case. */
function play(name: CaseName, more: readonly CaseName[] = [], seed = 3): Evening {
  return simulateEvenings({
    seed,
    evenings: 1,
    options: { cases: [name, ...more], maps: 3, teamSize: 4 },
  })[0]!;
}

function firstFour({ rounds }: Evening): [RoundTruth, RoundTruth, RoundTruth, RoundTruth] {
  return [rounds[0]!, rounds[1]!, rounds[2]!, rounds[3]!];
}

function header(evening: Evening, round: RoundTruth): { limit: string; next: string; playtime: number } {
  const bytes = evening.files.find(({ name }) => name === round.file)!.bytes;
  const parts = splitLines(bytes)[0]!.split('\\');
  return { limit: parts.at(-3)!, next: parts.at(-2)!, playtime: Number(parts.at(-1)) };
}

function bases(round: RoundTruth): Set<string> {
  return new Set(round.players.filter((player) => player.hasLine).map((player) => player.base));
}

function roundsOf(round: RoundTruth): Set<number> {
  return new Set(round.players.map((player) => player.rounds));
}

function startOf(round: RoundTruth): (number | string)[] {
  return [...roundsOf(round), ...bases(round)];
}

test.for(CASE_NAMES)('the case %s can be requested and plays to its end', (name) => {
  const evening = play(name);
  const where = isEveningCase(name) ? evening.cases : evening.rounds.flatMap((round) => round.cases);
  expect(where).toContain(name);
  expect(evening.files.length).toBeGreaterThan(2);
});

test('round one of a plain pair starts fresh, round two carries, and both have one limit', () => {
  const evening = play('bots');
  const [r1, r2] = firstFour(evening);
  expect([r1.partner, r2.partner]).toEqual([r2.file, r1.file]);
  expect([r1.labelPrinted, r2.labelPrinted]).toEqual([1, 2]);
  expect([...bases(r1), ...bases(r2)]).toEqual(['zero', 'carried']);
  expect([...roundsOf(r1), ...roundsOf(r2)]).toEqual([0, 1]);
  expect(header(evening, r2).limit).toBe(header(evening, r1).next);
  expect(r1.players.filter((player) => player.isBot).map((player) => player.guid8)).toEqual(
    Array.from({ length: 8 }, () => 'OMNIBOT0'),
  );
  expect(new Set(r1.players.map((player) => player.key)).size).toBe(r1.players.length);
});

test.for([
  { name: 'abort_r1_rcon', label: 2, real: 1 },
  { name: 'abort_r1_vote', label: 2, real: 1 },
  { name: 'abort_r2_rcon', label: 1, real: 2 },
  { name: 'abort_r2_vote', label: 2, real: 2 },
] as const)('$name is printed as round $label', ({ name, label, real }) => {
  const evening = play(name);
  const round = evening.rounds[real - 1]!;
  const printed = header(evening, round);
  expect(round).toMatchObject({
    labelPrinted: label,
    labelReal: real,
    aborted: true,
    partner: null,
    winner: null,
    outcome: 'abort',
  });
  expect(printed.playtime).toBeLessThan(0);
  if (label === 2) expect(printed.next).not.toBe(printed.limit);
  else expect(printed.next).toBe(printed.limit);
});

test('after an rcon map change in a second round the next map starts as round 2', () => {
  const evening = play('abort_r2_rcon');
  const [, aborted, orphan, next] = firstFour(evening);
  expect(orphan).toMatchObject({ labelReal: 2, labelPrinted: 2, partner: null, aborted: false });
  expect(orphan.map).not.toBe(aborted.map);
  expect(header(evening, orphan).limit).toBe(header(evening, aborted).next);
  expect([...bases(orphan), ...roundsOf(orphan)]).toEqual(['zero', 0]);
  expect(next.labelReal).toBe(1);
});

test('a map change within three seconds leaves a whole round with a wrong label and an invented limit', () => {
  const evening = play('map_change_within_3s_r1');
  const [round] = firstFour(evening);
  expect(round).toMatchObject({ labelPrinted: 2, labelReal: 1, aborted: false, partner: null });
  expect(header(evening, round).playtime).toBeGreaterThan(0);
  expect(Date.parse(round.savedAt!) - Date.parse(round.endedAt)).toBeLessThan(3000);
});

test.for(['lost_r1', 'team_emptied_r1', 'restart_r1'] as const)(
  '%s leaves no file, and the next line holds a hidden base',
  (name) => {
    const [lost, next, after] = firstFour(play(name));
    expect(lost).toMatchObject({ file: null, savedAt: null, aborted: true, labelPrinted: null });
    expect([...bases(next), ...roundsOf(next)]).toEqual(['hidden', 1]);
    if (name !== 'lost_r1') expect([...bases(after), ...roundsOf(after)]).toEqual(['carried', 2]);
  },
);

test('a match reset drops the counters', () => {
  const [lost, next] = firstFour(play('match_reset_r1'));
  expect(lost.file).toBeNull();
  expect([...bases(next), ...roundsOf(next)]).toEqual(['zero', 0]);
});

test('a first round repeated after the intermission carries the saved one', () => {
  const [first, again, second] = firstFour(play('intermission_reset'));
  expect([first.labelPrinted, again.labelPrinted, second.labelPrinted]).toEqual([1, 1, 2]);
  expect(new Set(again.players.map((player) => player.baseFile))).toEqual(new Set([first.file]));
  expect([first.partner, second.partner]).toEqual([null, again.file]);
});

test('a reloaded map starts at round one; a restarted map carries and its second round is reset', () => {
  const reloaded = play('replay').rounds;
  expect(reloaded.slice(0, 4).map((round) => startOf(round))).toEqual([
    [0, 'zero'],
    [1, 'carried'],
    [1, 'zero'],
    [2, 'carried'],
  ]);
  const restarted = play('replay_restart').rounds;
  expect(restarted.slice(0, 4).map((round) => startOf(round))).toEqual([
    [0, 'zero'],
    [1, 'carried'],
    [2, 'carried'],
    [0, 'zero'],
  ]);
});

test('server builds differ in the counters that they carry', () => {
  const feb = play('engine_feb26').rounds;
  expect(
    feb.every((round) => [...bases(round)].join() === 'zero' && [...roundsOf(round)].join() === '0'),
  ).toBe(true);
  const newer = play('replay_restart', ['engine_284']).rounds;
  expect(newer.slice(0, 4).map((round) => [...bases(round)].join())).toEqual([
    'zero',
    'carried',
    'zero',
    'carried',
  ]);
});

test.for(['reconnect_warmup', 'reconnect_intermission'] as const)(
  '%s resets one player, whose rounds go up all the same',
  (name) => {
    const [, r2] = firstFour(play(name));
    expect(r2.players.filter((player) => player.base === 'zero')).toHaveLength(1);
    expect([...roundsOf(r2)]).toEqual([1]);
  },
);

test('a client that is still connecting resets the rounds of the first slot but not its counters', () => {
  const [, r2] = firstFour(play('slow_connect'));
  const odd = r2.players.filter((player) => player.flags.includes('roundsForgotten'));
  expect(odd).toHaveLength(1);
  expect(odd[0]).toMatchObject({ rounds: 0, base: 'carried' });
});

test('a player who watches the second round keeps their line without playtime', () => {
  const [, r2] = firstFour(play('spectate_r2'));
  const watchers = r2.players.filter((player) => player.team === 'spectator');
  expect(watchers).toHaveLength(1);
  const watcher = watchers[0]!;
  expect(watcher).toMatchObject({ played: false, hasLine: true, base: 'carried' });
  expect(Object.values(watcher.values).every((value) => value === 0)).toBe(true);
});

test('a player who joins too late to shoot has no line, and their hidden time is in the next round', () => {
  const [r1, r2] = firstFour(play('join_unseen_r1'));
  const late = r1.players.find((player) => !player.hasLine)!;
  expect(late.values.timeMs).toBeGreaterThan(0);
  expect(r2.players.find((player) => player.key === late.key)!.flags).toContain('hiddenClock');
});

test('a player who leaves keeps the last sample, and one who returns starts again', () => {
  const [, left] = firstFour(play('leave_mid_r2'));
  const leaver = left.players.find((player) => player.flags.includes('leftInRound'))!;
  expect(leaver.values.timeMs).toBeLessThan(left.durationMs * 0.7);
  const [, back] = firstFour(play('reconnect_mid_r2'));
  const returner = back.players.filter((player) => player.flags.includes('joinedInRound'));
  expect(returner).toHaveLength(1);
  expect(returner[0]).toMatchObject({ base: 'zero', rounds: 0 });
});

test('an evening can pass midnight, and in autumn the wall clock repeats an hour', () => {
  const dates = play('midnight').files.map(({ name }) => name.slice(0, 10));
  expect(new Set(dates).size).toBe(2);
  const autumn = simulateEvenings({ seed: 5, evenings: 1, options: { cases: ['dst_autumn'], maps: 9 } })[0]!;
  const names = autumn.rounds.map((round) => round.file!);
  expect(names).not.toEqual([...names].sort());
  expect(names[0]).toMatch(/^2025-10-26-01/);
  const spring = simulateEvenings({ seed: 5, evenings: 1, options: { cases: ['dst_spring'], maps: 9 } })[0]!;
  const hours = spring.files.map(({ name }) => name.slice(11, 13));
  expect(hours).toContain('03');
  expect(hours).not.toContain('02');
});

test('old scripts print no next limit for a held second round, and an empty server a bare header', () => {
  const old = play('double_hold', ['nx_zero']);
  expect(header8(old, old.rounds[1]!)).toBe('0:00');
  const bare = play('header_only');
  expect(splitLines(bare.files[0]!.bytes)).toHaveLength(2);
  const idle = play('idle_round');
  expect(splitLines(idle.files[0]!.bytes)).toHaveLength(3);
});

function header8(evening: Evening, round: RoundTruth): string | undefined {
  const bytes = evening.files.find(({ name }) => name === round.file)!.bytes;
  return splitLines(bytes)[0]!.split('\\').at(-1);
}

test('a long break splits an evening by more than an hour, a short one does not', () => {
  for (const [name, over] of [
    ['long_break', true],
    ['short_break', false],
  ] as const) {
    const ends = play(name).rounds.map((round) => Date.parse(round.endedAt));
    const gaps = ends.slice(1).map((end, index) => (end - ends[index]!) / 60_000);
    expect(Math.max(...gaps)).toBeGreaterThan(30);
    expect(Math.max(...gaps) > 60).toBe(over);
  }
});

test('sixty-four players fit on a server', () => {
  const [evening] = simulateEvenings({
    seed: 1,
    evenings: 1,
    options: { plain: true, teamSize: 32, maps: 1 },
  });
  expect(evening!.rounds[0]!.players).toHaveLength(64);
});

test('the header states when the Allies defend', () => {
  const rounds = simulateEvenings({ seed: 1, evenings: 4, options: { plain: true, maps: 13 } }).flatMap(
    (evening) => evening.rounds,
  );
  expect(new Set(rounds.filter((round) => round.map === 'etl_ice').map((round) => round.defender))).toEqual(
    new Set(['allies']),
  );
});
