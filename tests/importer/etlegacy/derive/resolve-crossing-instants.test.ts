import { expect, test } from 'vitest';
import { resolveInstants } from '../../../../importer/etlegacy/derive/resolve-instants.ts';
import type { RoundSource } from '../../../../importer/etlegacy/derive/round-source.ts';
import { roundSource } from './timed-round.ts';

const ZONE = 'Europe/Berlin';
const NIGHT = '2031-10-26T';

/** A round one that its attackers won after `minutes`. */
function first(clock: string, map: string, minutes: number): RoundSource {
  return roundSource(`${NIGHT}${clock}`, {
    map,
    limit: '12:00',
    next: `${minutes}:00`,
    playtime: String(minutes * 60_000 - 700),
  });
}

function second(clock: string, map: string, limit: number, minutes: number): RoundSource {
  return roundSource(`${NIGHT}${clock}`, {
    map,
    label: 2,
    limit: `${limit}:00`,
    next: `${minutes}:00`,
    playtime: String(minutes * 60_000 - 700),
  });
}

function instants(rounds: readonly RoundSource[]): string[] {
  const resolved = resolveInstants(rounds, ZONE);
  return rounds.map((round) => new Date(resolved.get(round) ?? 0).toISOString().slice(11, 16));
}

test('a repeated hour is read as the earlier instant where nothing contradicts it', () => {
  expect(instants([first('02:10:00', 'oasis', 5), second('02:20:00', 'oasis', 5, 4)])).toEqual([
    '00:10',
    '00:20',
  ]);
});

test('rounds that would overlap within the repeated hour are placed in its first and second pass', () => {
  const rounds = [first('02:10:00', 'oasis', 9), first('02:12:00', 'radar', 9)];
  expect(instants(rounds)).toEqual(['00:10', '01:12']);
});

test('the last round before the clock change and the first one after it cannot overlap either', () => {
  // The second is in the later pass: had it ended four minutes after the third, there would have been no time to play it.
  const rounds = [
    first('01:56:00', 'oasis', 9),
    first('02:02:00', 'radar', 11),
    first('02:58:00', 'supply', 8),
  ];
  expect(instants(rounds)).toEqual(['23:56', '01:02', '01:58']);
});

test('a round two after the repeated hour keeps its round one within sixty minutes', () => {
  const rounds = [first('02:57:00', 'oasis', 2), second('03:00:40', 'oasis', 2, 2)];
  expect(instants(rounds)).toEqual(['01:57', '02:00']);
});

test('a round two within the repeated hour keeps the round one before it', () => {
  const rounds = [
    first('01:58:00', 'oasis', 8),
    first('02:01:00', 'radar', 2),
    second('02:04:40', 'radar', 2, 2),
    second('02:07:00', 'oasis', 8, 7),
  ];
  expect(instants(rounds)).toEqual(['23:58', '01:01', '01:04', '00:07']);
});

test('more files than a server can play in an hour are all read as the earlier instant', () => {
  const made = Array.from({ length: 61 }, (_, i) =>
    first(`02:${String(Math.floor(i / 60) + 10)}:${String(i % 60).padStart(2, '0')}`, 'oasis', 9),
  );
  expect(new Set(instants(made).map((time) => time.slice(0, 2)))).toEqual(new Set(['00']));
});
