import { expect, test } from 'vitest';
import { splitRound } from '../../../parsers/etlegacy/split-round.ts';
import { documentOf, type LineSpec } from './round-text.ts';

const line = (guid: string, rounds: number, timeMin: number, name = guid): LineSpec => ({
  guid,
  name,
  rounds,
  fields: { timeMin, damageGiven: timeMin * 100 },
});

test('a new player with minutes of the previous round does not lengthen this one', () => {
  const base = documentOf({}, [line('0000000A', 0, 5), line('0000000B', 0, 5)]);
  const held = { label: 2, limit: '5:00', next: '5:00', winner: 1 };
  const document = documentOf(held, [
    line('0000000A', 1, 7.5),
    line('0000000B', 1, 7.5),
    line('0000000C', 1, 2.7),
  ]);
  const { durationS, players } = splitRound({ document, base });
  expect(durationS).toBe(150);
  expect(players.map(({ timeS }) => timeS)).toEqual([150, 150, 150]);
});

test('a player without a GUID and with a new name is matched by continued counters', () => {
  const base = documentOf({}, [line('', 0, 5, 'old'), line('0000000B', 0, 5)]);
  const document = documentOf({ label: 2, limit: '5:00', next: '4:00' }, [
    line('', 1, 9, 'new'),
    line('0000000B', 1, 9),
  ]);
  const { players } = splitRound({ document, base });
  expect(players.map(({ key, mode, timeS }) => [key, mode, timeS])).toEqual([
    ['0000000B', 'delta', 240],
    [':new', 'delta', 240],
  ]);
});

test('after a document without minutes, who has more than the round had goes on, although `rounds` says otherwise', () => {
  const first = documentOf({}, [line('0000000A', 0, 5), line('0000000B', 0, 5)]);
  const players = first.players.map((each) => ({ ...each, fields: { ...each.fields, timeMin: null } }));
  const document = documentOf({ label: 2, limit: '5:00', next: '4:00' }, [
    line('0000000A', 1, 9),
    line('0000000B', 0, 9),
  ]);
  const { players: rows } = splitRound({ document, base: { ...first, players } });
  expect(rows.map(({ key, mode, timeS }) => [key, mode, timeS])).toEqual([
    ['0000000A', 'delta', 240],
    ['0000000B', 'delta', 240],
  ]);
});

test('after a document without minutes, those of who restarted are of this round alone', () => {
  const first = documentOf({}, [line('0000000A', 0, 5), line('0000000B', 0, 5)]);
  const players = first.players.map((each) => ({ ...each, fields: { ...each.fields, timeMin: null } }));
  const document = documentOf({ label: 2, limit: '5:00', next: '4:00' }, [
    line('0000000A', 1, 9),
    line('0000000B', 0, 2),
  ]);
  const { players: rows } = splitRound({ document, base: { ...first, players } });
  expect(rows.map(({ key, mode, timeS }) => [key, mode, timeS])).toEqual([
    ['0000000A', 'delta', 240],
    ['0000000B', 'raw_reset', 120],
  ]);
});

test('the minutes of those who stayed show a pause that the clock of a JSON document runs through', () => {
  const single = { isSingle: true, isLastMan: true, formats: ['tab', 'json'] } as const;
  const lines = ['0000000A', '0000000B', '0000000C'];
  const base = {
    ...documentOf(
      { playtime: '24000' },
      lines.map((guid) => line(guid, 0, 0.4)),
    ),
    isSingle: true,
    isLastMan: true,
  } as const;
  const now = documentOf(
    { playtime: '60000' },
    lines.map((guid) => line(guid, 1, 1)),
  );
  const length = (mayHidePause?: true) =>
    splitRound({ document: { ...now, ...single, ...(mayHidePause && { mayHidePause }) }, base }).durationS;
  expect([length(), length(true)]).toEqual([60, 36]);
});

test('JSON alone does not tell how long a held round two was whose round one is unknown', () => {
  const held = documentOf({ label: 2, limit: '2:47', next: '2:47', winner: 1 }, [line('0000000A', 1, 0)]);
  const players = held.players.map((each) => ({ ...each, fields: { ...each.fields, timeMin: null } }));
  const document = { ...held, players, formats: ['json'], isEndProven: true } as const;
  expect(splitRound({ document, base: null }).durationS).toBe(0);
});
