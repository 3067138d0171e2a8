// XP begins anew in every round of stopwatch while kills and revives can continue, so XP shows what no minutes show.
import { expect, test } from 'vitest';
import { lacksXp } from '../../../parsers/etlegacy/lacks-xp.ts';
import { splitRound } from '../../../parsers/etlegacy/split-round.ts';
import { documentOf, type LineSpec } from './round-text.ts';

const line = (guid: string, xp: number, { rounds = 1, timeMin = 5, teamKills = 0 } = {}): LineSpec => ({
  guid,
  name: guid,
  rounds,
  weapons: { MP40: [30, 100, 6, 6, 2], SYRINGE: [2, 2, 0, 0, 0] },
  fields: { xp, timeMin, teamKills, damageGiven: 600, damageReceived: 600 },
});
const GUIDS = ['0000000A', '0000000B', '0000000C'];

test('six kills and two revives give at least 26, and a team kill takes three of them', () => {
  const lacks = (xp: number, teamKills = 0) => {
    const { players } = documentOf({}, [line('0000000A', xp, { teamKills })]);
    return lacksXp(players, players);
  };
  expect([lacks(26), lacks(25), lacks(23, 1), lacks(22, 1)]).toEqual([false, true, false, true]);
  // Nobody has any: the server counts none.
  expect(lacks(0)).toBe(false);
});

test('of a round one without minutes, who survived a round start and lacks XP continues a round without a document', () => {
  const round = (xp: number, rounds: number) => {
    const text = documentOf(
      { label: 1, next: '5:00' },
      GUIDS.map((guid) => line(guid, xp, { rounds })),
    );
    const players = text.players.map((each) => ({ ...each, fields: { ...each.fields, timeMin: null } }));
    const split = splitRound({ document: { ...text, players, formats: ['json'] }, base: null });
    return [split.baseUnknown, split.players.length];
  };
  expect(round(40, 1)).toEqual([false, 3]);
  expect(round(20, 1)).toEqual([true, 0]);
  expect(round(20, 0)).toEqual([false, 3]);
});

test('who continues a document makes nobody else doubtful', () => {
  const untimed = (lines: readonly LineSpec[]) => {
    const text = documentOf({ label: 1, next: '5:00' }, lines);
    const players = text.players.map((each) => ({ ...each, fields: { ...each.fields, timeMin: null } }));
    return { ...text, players, formats: ['json' as const] };
  };
  const [a = '', b = '', c = ''] = GUIDS;
  const twice = (guid: string): LineSpec => ({
    ...line(guid, 30),
    weapons: { MP40: [60, 200, 12, 12, 4], SYRINGE: [4, 4, 0, 0, 0] },
  });
  const base = untimed([line(a, 30, { rounds: 0 }), line(b, 30, { rounds: 0 })]);
  const modes = (xpOfNew: number) =>
    splitRound({ document: untimed([twice(a), twice(b), line(c, xpOfNew)]), base }).players.map(
      ({ mode }) => mode,
    );
  expect(modes(26)).toEqual(['delta', 'delta', 'raw_new']);
  expect(modes(25)).toEqual(['delta', 'delta']);
});

test('of a held round two alone, minutes of its length can be those of round one, as of who then left the team', () => {
  const document = documentOf({ label: 2, limit: '5:00', next: '5:00', winner: 1, playtime: '299300' }, [
    line('0000000A', 40, { timeMin: 10 }),
    line('0000000B', 40),
    line('0000000C', 0),
  ]);
  const { players, unproven } = splitRound({ document, base: null });
  expect(players.map(({ key }) => key)).toEqual(['0000000B']);
  expect(unproven.map(({ key }) => key)).toEqual(['0000000A', '0000000C']);
});
