import { describe, expect, it } from 'vitest';
import type { RoundDocument } from '../../../parsers/etlegacy/document/round-document.ts';
import type { RoundPlayer, SplitRound } from '../../../parsers/etlegacy/round-player.ts';
import { splitRound } from '../../../parsers/etlegacy/split-round.ts';
import { documentOf } from './round-text.ts';
import type { HeaderSpec, LineSpec } from './round-text.ts';

const FIRST: HeaderSpec = { label: 1, winner: 2, limit: '10:00', next: '5:00' };
const SECOND: HeaderSpec = { label: 2, winner: 1, limit: '5:00', next: '5:00' };
/** Keeps the round at its full length, whatever happens to the others. */
const WITNESS: LineSpec = { guid: 'EEEEEEEE', fields: { timeMin: 10 }, rounds: 1 };
const WITNESS_BEFORE: LineSpec = { guid: 'EEEEEEEE', fields: { timeMin: 5 } };

const before: LineSpec = {
  weapons: { MP40: [10, 40, 2, 1, 1], KNIFE: [1, 3, 1, 0, 0] },
  fields: {
    damageGiven: 500,
    damageReceived: 300,
    gibs: 2,
    xp: 40,
    killAssists: 3,
    timeMin: 5,
    alivePct: 80,
  },
};
const after: LineSpec = {
  rounds: 1,
  team: 2,
  weapons: { MP40: [15, 60, 3, 3, 1], KNIFE: [1, 1, 1, 0, 0] },
  fields: {
    damageGiven: 800,
    damageReceived: 700,
    gibs: 2,
    xp: 12,
    killAssists: 1,
    timeMin: 10,
    alivePct: 70,
  },
};

function split(header: HeaderSpec, lines: readonly LineSpec[], base: RoundDocument | null): SplitRound {
  return splitRound({ document: documentOf(header, lines), base });
}

function splitSecond(line: LineSpec, base: LineSpec, header: HeaderSpec = SECOND): RoundPlayer {
  const round = split(header, [line, WITNESS], documentOf(FIRST, [base, WITNESS_BEFORE]));
  const player = round.players.find((row) => row.key !== 'EEEEEEEE');
  if (player === undefined) throw new Error('no such row');
  return player;
}

describe('a player in round two', () => {
  it('has the engine counters of this round alone and the script counters as printed if they continued', () => {
    const player = splitSecond(after, before);
    expect(player).toMatchObject({
      key: 'AB12CD34',
      mode: 'delta',
      team: 'allies',
      timeS: 300,
      aliveS: 180,
      kills: 1,
      deaths: 2,
      shots: 20,
      bulletHits: 5,
      dpm: 60,
      weapons: { MP40: [5, 20, 1, 2, 0] },
      clamped: ['KNIFE.shots'],
    });
    expect(player.counters).toMatchObject({
      damageGiven: 300,
      damageReceived: 400,
      gibs: 0,
      xp: 12,
      killAssists: 1,
    });
    expect(player.weapons.KNIFE).toBeUndefined();
  });

  it('is new if the previous file does not have them', () => {
    const player = splitSecond(
      { ...after, guid: '12345678', fields: { ...after.fields, timeMin: 3 } },
      before,
    );
    expect(player).toMatchObject({
      mode: 'raw_new',
      timeS: 180,
      kills: 4,
      weapons: { MP40: [15, 60, 3, 3, 1] },
    });
  });

  it('has restarted counters if a number decreased, even if the count of rounds increased', () => {
    const player = splitSecond({ ...after, fields: { ...after.fields, gibs: 1, timeMin: 5 } }, before);
    expect(player).toMatchObject({ mode: 'raw_reset', timeS: 300, kills: 4 });
    expect(player.evidence).toContain('gibs');
  });

  it('has restarted counters if a weapon number decreased', () => {
    const player = splitSecond(
      {
        ...after,
        weapons: { ...after.weapons, MP40: [15, 60, 3, 0, 1] },
        fields: { ...after.fields, timeMin: 5 },
      },
      before,
    );
    expect(player.mode).toBe('raw_reset');
    expect(player.evidence).toContain('.deaths');
  });

  it('has restarted counters if the minutes are the round alone, although nothing decreased and rounds increased', () => {
    const player = splitSecond(
      { ...after, fields: { ...after.fields, timeMin: 5 } },
      {
        ...before,
        fields: { ...before.fields, timeMin: 2 },
      },
    );
    expect(player).toMatchObject({ mode: 'raw_reset', timeS: 300 });
  });

  it('has continued counters if almost all weapons are unchanged, although the minutes are the round alone', () => {
    const mp40 = { MP40: [40, 110, 4, 1, 7], KNIFE: [1, 3, 1, 0, 0] } as const;
    const base: LineSpec = { ...before, weapons: mp40, fields: { ...before.fields, timeMin: 4.9 } };
    const now: LineSpec = {
      ...after,
      weapons: { ...mp40, LUGER: [7, 18, 1, 0, 2] },
      fields: { ...before.fields, damageGiven: 700, damageReceived: 500, timeMin: 5.1 },
    };
    expect(splitSecond(now, base)).toMatchObject({ mode: 'delta', kills: 1, shots: 18, timeS: 12 });
  });

  it('has continued counters if the added minutes are the round, although the count of rounds is zero', () => {
    expect(splitSecond({ ...after, rounds: 0 }, before)).toMatchObject({ mode: 'delta', timeS: 300 });
  });

  it.each([
    [1, 'delta', 120],
    [0, 'raw_reset', 240],
  ] as const)('who left early is judged by the count of rounds (%i)', (rounds, mode, timeS) => {
    const line = { ...after, rounds, fields: { ...after.fields, timeMin: 4 } };
    expect(splitSecond(line, { ...before, fields: { ...before.fields, timeMin: 2 } })).toMatchObject({
      mode,
      timeS,
    });
  });

  it.each([0, 1])('did not play if nothing changed, whatever the count of rounds (%i)', (rounds) => {
    const player = splitSecond({ ...before, rounds, team: 3 }, { ...before, team: 1 });
    expect(player).toMatchObject({
      mode: 'spectator',
      team: 'allies',
      timeS: 0,
      aliveS: 0,
      kills: 0,
      dpm: 0,
      weapons: {},
    });
    expect(player.counters).toMatchObject({ damageGiven: 0, xp: 0, revivesGiven: 0 });
  });

  it('is never counted twice after leaving in the first seconds', () => {
    const left = { ...before, rounds: 0, fields: { ...before.fields, damageGiven: 518, timeMin: 5.1 } };
    const player = splitSecond(left, before);
    expect([player.mode, player.counters.damageGiven, player.timeS]).toEqual(['delta', 18, 6]);
  });

  it('with hardly any counts in both rounds does not count as having left', () => {
    const idle = { weapons: { KNIFE: [0, 1, 0, 0, 0] as const }, fields: { timeMin: 5 } };
    expect(splitSecond({ ...idle, team: 2 }, { ...idle, weapons: {} })).toMatchObject({
      mode: 'raw_reset',
      timeS: 300,
    });
  });

  it('without a weapon used in round one has no more time than the round', () => {
    const player = splitSecond({ ...after, guid: '12345678', fields: { timeMin: 10 } }, before);
    expect(player).toMatchObject({ mode: 'raw_new', timeS: 300, clamped: ['timeMin'] });
  });

  it('keeps the key and the earlier line under a new name', () => {
    expect(splitSecond({ ...after, name: 'other' }, before)).toMatchObject({
      key: 'AB12CD34',
      mode: 'delta',
      name: 'other',
    });
  });

  it('who ended as a spectator had the side opposite to that of round one', () => {
    expect(splitSecond({ ...after, team: 3 }, { ...before, team: 1 }).team).toBe('allies');
  });

  it('who ended both rounds as a spectator is placed by the weapons used', () => {
    expect(splitSecond({ ...after, team: 3 }, { ...before, team: 3 }).team).toBe('axis');
    const grenades = { GRENADE: [1, 2, 1, 0, 0] } as const;
    const unknown = splitSecond(
      { ...after, team: 3, weapons: grenades },
      { ...before, team: 3, weapons: {} },
    );
    expect(unknown.team).toBeNull();
  });

  it('has null for columns that the layout lacks', () => {
    const player = splitSecond({ ...after, layout: 36 }, { ...before, layout: 36 });
    expect(player.counters).toMatchObject({ deniedS: 0, repairs: null, revivesGiven: null });
  });
});

describe('a round whose counters contain another round', () => {
  it('is marked when a round one has more minutes than it can', () => {
    const round = split(
      FIRST,
      [{ rounds: 1, fields: { timeMin: 9, killAssists: 4 } }, { guid: '22222222' }],
      null,
    );
    expect(round).toMatchObject({ baseUnknown: true, players: [{ key: '22222222', mode: 'raw' }] });
    expect(round.unproven).toMatchObject([
      { key: 'AB12CD34', counters: { killAssists: 4, damageGiven: null } },
    ]);
    expect(round.laws.kills.verdict).toBe('unknown');
  });

  it('is separated when the previous file is known', () => {
    const round = split(
      { ...FIRST, next: '4:00' },
      [{ ...after, fields: { ...after.fields, timeMin: 9 } }],
      documentOf(FIRST, [before]),
    );
    expect(round).toMatchObject({ baseUnknown: false, players: [{ mode: 'delta', timeS: 240, kills: 1 }] });
  });

  it('is separated when the previous document has no minutes, but contains that other round too', () => {
    const first = documentOf(FIRST, [before, WITNESS_BEFORE]);
    const players = first.players.map((line) => ({ ...line, fields: { ...line.fields, timeMin: null } }));
    const longer = { ...after, fields: { ...after.fields, timeMin: 16 } };
    const round = splitRound({
      document: documentOf({ ...SECOND, playtime: '299300' }, [
        longer,
        { ...WITNESS, fields: { timeMin: 16 } },
      ]),
      base: { ...first, formats: ['json'], players },
    });
    expect(round.unproven).toEqual([]);
    expect(round.players[0]).toMatchObject({ mode: 'delta', kills: 1, timeS: null, dpm: null });
  });

  it('is never used as the numbers of the round when round one is missing', () => {
    const lines = [after, { ...after, guid: '22222222', fields: { xp: 100, timeMin: 5 } }];
    const round = split({ ...SECOND, playtime: '299300' }, lines, null);
    expect(round.players.map((player) => [player.key, player.mode])).toEqual([['22222222', 'raw']]);
    expect(round.unproven.map((player) => player.key)).toEqual(['AB12CD34']);
  });

  it('is not proven by the minutes of a spectator, who left before the end of an equally long round', () => {
    const gone: LineSpec = { ...after, team: 3, fields: { ...after.fields, timeMin: 5 } };
    const round = split({ ...SECOND, playtime: '299300' }, [gone, WITNESS], null);
    expect(round.unproven.map((player) => player.key)).toEqual(['AB12CD34', 'EEEEEEEE']);
  });

  it('is not proven by a count of zero rounds, which who connects slowly has although their counters continue', () => {
    const text = documentOf(SECOND, [{ ...after, rounds: 0 }, WITNESS]);
    const players = text.players.map((line) => ({ ...line, fields: { ...line.fields, timeMin: null } }));
    const round = splitRound({ document: { ...text, formats: ['json'], players }, base: null });
    expect(round.unproven.map((player) => player.key)).toContain('AB12CD34');
  });

  it('proves nothing by a length that is only known from its players', () => {
    const round = split(SECOND, [after, { ...after, guid: '22222222', fields: { timeMin: 5 } }], null);
    expect(round).toMatchObject({ players: [], durationS: 300, baseUnknown: true });
  });

  it('cannot be a reset whose minutes exceed the round', () => {
    const fallen = { ...after, fields: { ...after.fields, gibs: 0 } };
    const round = split(SECOND, [fallen, WITNESS], documentOf(FIRST, [before, WITNESS_BEFORE]));
    expect(round.unproven.map((player) => player.key)).toEqual(['AB12CD34']);
  });

  it('is not one if no player has survived a round start', () => {
    const round = split(
      SECOND,
      [{ fields: { timeMin: 5 } }, { guid: '22222222', fields: { timeMin: 1 } }],
      null,
    );
    expect([round.baseUnknown, round.players.length]).toEqual([false, 2]);
  });
});

describe('the order of lines', () => {
  it('changes nothing', () => {
    const guids = ['33333333', '11111111', '22222222'];
    const lineOf = (line: LineSpec, guid: string): LineSpec => ({ ...line, guid });
    const first = guids.map((guid) => lineOf(before, guid));
    const second = guids.map((guid) => lineOf(after, guid));
    const forth = split(SECOND, second, documentOf(FIRST, first));
    const back = split(SECOND, second.toReversed(), documentOf(FIRST, first.toReversed()));
    expect(back).toEqual(forth);
    expect(forth.players.map((player) => player.key)).toEqual(['11111111', '22222222', '33333333']);
  });
});
