import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveNeighbourhood } from '../../../../importer/etlegacy/derive/derive-neighbourhood.ts';
import { roundIdOf } from '../../../../importer/etlegacy/files/read-file.ts';
import { parseRoundFileName } from '../../../../parsers/etlegacy/document/round-file-name.ts';
import { splitRound } from '../../../../parsers/etlegacy/split-round.ts';
import {
  crew,
  endstatsFile,
  guidOf,
  later,
  matchFiles,
  renamed,
  roundFile,
  type TestFile,
} from '../../../support/etlegacy/round-file.ts';
import type { LineSpec } from '../../../parsers/etlegacy/round-text.ts';
import { awardsOf, sourceOf } from '../../../support/etlegacy/round-source.ts';

const AT = '2031-02-03 21:10:00';

function derive(files: readonly TestFile[]) {
  const isAwards = (file: TestFile) => file.name.endsWith('-endstats.txt');
  return deriveNeighbourhood({
    rounds: files.filter((file) => !isAwards(file)).map((file) => sourceOf(file)),
    before: [],
    after: [],
    awards: files.filter(isAwards).map((file) => awardsOf(file)),
    zone: 'UTC',
    pins: new Map(),
    stated: null,
    split: (round, base) => splitRound({ document: round.document, base: base?.document ?? null }),
  });
}

const statusesOf = (files: readonly TestFile[]) =>
  derive(files).rounds.map(({ status, statusReason }) =>
    statusReason === null ? status : `${status}: ${statusReason}`,
  );

const idOf = (file: TestFile) => roundIdOf('default', parseRoundFileName(file.name)!);

describe('deriveNeighbourhood', () => {
  const [r1, r2] = matchFiles({ at: AT });

  it('gives the rounds of a match the status ok without a reason', () => {
    expect(statusesOf([r1, r2])).toEqual(['ok', 'ok']);
  });

  it('says why a round has no partner', () => {
    expect(statusesOf([r1])).toEqual(['ok: round 1 without round 2']);
    expect(statusesOf([r2])).toEqual(['unpaired: round 2 without round 1']);
    const again = roundFile({ at: later(AT, 8), players: crew({ people: 6 }) });
    expect(statusesOf([r1, again])).toEqual([
      'restarted: round 1 without round 2: it was played again',
      'ok: round 1 without round 2',
    ]);
    const cut = roundFile({
      at: AT,
      label: 2,
      header: { limit: '10:00', next: '0:00', winner: 1, playtime: '-84707245' },
    });
    expect(statusesOf([cut])).toEqual(['aborted: cut off by a map change']);
  });

  it('assumes no map change where a file could be of another game type, unless other rounds of the evening decide', () => {
    // c0rnp0rn7.lua on an objective server: label 2, an invented next limit, 14 of 15 minutes.
    const header = { limit: '15:00', next: '65:25', winner: 1 };
    const hold = roundFile({ at: AT, label: 2, header, players: crew({ minutes: 14 }) });
    const next = roundFile({
      at: later(AT, 20),
      map: 'radar',
      label: 2,
      header: { ...header, winner: 2 },
      players: crew({ minutes: 12, kills: 5 }),
    });
    expect(statusesOf([hold])).toEqual([
      'aborted: cut off by a map change, or of another game type: no round beside it tells',
    ]);
    expect(statusesOf([hold, next])).toEqual(Array(2).fill('ok: not stopwatch: a single round'));
    // Next to stopwatch rounds it was cut off.
    expect(statusesOf([...matchFiles({ at: later(AT, -30) }), hold]).at(-1)).toBe(
      'aborted: cut off by a map change',
    );
  });

  it('counts a round that the attackers won as a single round, even next to stopwatch rounds', () => {
    const header = { limit: '15:00', next: '65:25', winner: 2 };
    const won = roundFile({ at: AT, map: 'radar', label: 2, header, players: crew({ minutes: 13.5 }) });
    const pair = matchFiles({ at: later(AT, -30) });
    expect(statusesOf([...pair, won])).toEqual(['ok', 'ok', 'ok: not stopwatch: a single round']);
    // Axis are also recorded as the winner when a map change cut a round off.
    const cut = roundFile({
      at: AT,
      map: 'radar',
      label: 2,
      header: { ...header, defender: 2, winner: 1 },
      players: crew({ minutes: 6 }),
    });
    expect(statusesOf([...pair, cut]).at(-1)).toBe('aborted: cut off by a map change');
  });

  it('counts every round of last man standing, whatever the label of the last ones', () => {
    const rounds = [1, 1, 2, 2, 2].map((label, i) =>
      roundFile({
        at: later(AT, i * 4),
        label: label === 1 ? 1 : 2,
        header: { limit: '10:00', next: label === 1 ? '0:00' : '61:15', winner: 1 + (i % 2) },
        players: crew({ kills: i + 2, minutes: 2 * (i + 1), rounds: i }),
      }),
    );
    const derived = derive(rounds).rounds;
    expect(derived.map(({ status, gameType }) => `${status} ${gameType}`)).toEqual(
      Array(5).fill('ok last_man_standing'),
    );
  });

  it('names the round one before it, and says why it does not fit', () => {
    const misfit = roundFile({
      at: later(AT, 10),
      label: 2,
      header: { limit: '4:58', next: '4:58', winner: 1 },
    });
    expect(statusesOf([r1, misfit]).at(-1)).toBe(
      `unpaired: round 2 does not fit its round 1 (${r1.name}): its limit is 4:58, but round 1 set 5:00`,
    );
    const early = renamed(r2, later(AT, -10));
    expect(statusesOf([early, r1])[0]).toBe(
      `unpaired: round 2 does not fit its round 1 (${r1.name}): its name tells of a later time, although its limit and its counters come before`,
    );
    // The next round one of that map is not the missing one.
    const [other] = matchFiles({ at: later(AT, 5), kills: 40 });
    expect(statusesOf([early, other])[0]).toBe('unpaired: round 2 without round 1');
  });

  it('has no numbers for last man standing where they continue a round without a file', () => {
    const rescue = (line: LineSpec, hits: number): LineSpec => ({
      ...line,
      weapons: { ...line.weapons, SYRINGE: [hits, hits, 0, 0, 0] },
      fields: { ...line.fields, revivesGiven: hits === 0 ? 0 : 1, timesRevived: hits === 0 ? 0 : 1 },
    });
    const lastMen = (hits: number) =>
      roundFile({
        at: AT,
        header: { limit: '5:00', next: '0:00' },
        players: crew({ rounds: 1 }).map((line, i) => rescue(line, i === 0 ? hits : 0)),
      });
    expect(statusesOf([lastMen(4)])[0]).toMatch(/^damaged: cumulative, base unknown \(4 players: everything/);
    expect(statusesOf([lastMen(1)])).toEqual(['ok: not stopwatch: a single round']);
  });

  it('marks a round with a lost line as damaged, and names the line', () => {
    const lines = r1.body.toString().split('\n');
    lines[2] = 'C0FFEE01\\boris\\0\\2\\what';
    const damaged = { ...r1, body: Buffer.from(lines.join('\n')) };
    const [status] = statusesOf([damaged]);
    expect(status).toMatch(/^damaged: 1 unreadable: line 3: ./);
  });

  it('marks a round as damaged whose counters continue a missing file', () => {
    const goesOn = roundFile({ at: AT, players: crew({ kills: 7, minutes: 15, rounds: 1 }) });
    const [status] = statusesOf([goesOn]);
    expect(status).toMatch(/^damaged: cumulative, base unknown \(4 players: ./);
    const [first = '', person = ''] = goesOn.body.toString().split('\n');
    const [ofOne] = statusesOf([{ ...goesOn, body: Buffer.from(`${first}\n${person}\n`) }]);
    expect(ofOne).toMatch(/\(1 player: ./);
  });

  it('identifies match and session by their first round', () => {
    const { rounds, matches, sessions } = derive([r2, r1]);
    expect(rounds.map((round) => [round.matchId, round.sessionId])).toEqual([
      [idOf(r1), idOf(r1)],
      [idOf(r1), idOf(r1)],
    ]);
    expect(
      matches.map((match) => [match.id, match.r1?.placed.source.name, match.r2?.placed.source.name]),
    ).toEqual([[idOf(r1), r1.name, r2.name]]);
    expect(sessions.map(({ id, rounds }) => [id, rounds.length])).toEqual([[idOf(r1), 2]]);
  });

  it('identifies the match of a lone round two by that round, and gives restarted and aborted rounds no match', () => {
    expect(derive([r2]).matches.map(({ id, r1 }) => [id, r1])).toEqual([[idOf(r2), null]]);
    const again = roundFile({ at: later(AT, 8), players: crew({ people: 6 }) });
    expect(derive([r1, again]).rounds.map((round) => round.matchId)).toEqual([null, idOf(again)]);
  });

  it('says who won the map', () => {
    const second = (header: object) =>
      roundFile({ at: later(AT, 10), label: 2, header, players: crew({ kills: 4, minutes: 10, rounds: 1 }) });
    const held = roundFile({ at: AT, header: { limit: '5:00', next: '5:00', winner: 1 } });
    const resultOf = (...files: TestFile[]) => derive(files).matches.map((match) => match.result);
    expect(resultOf(r1, second({}))).toEqual(['r1_attackers']);
    expect(resultOf(r1, second({ winner: 2, next: '4:59' }))).toEqual(['r2_attackers']);
    expect(resultOf(held, second({}))).toEqual(['draw']);
    expect(resultOf(r1)).toEqual(['unfinished']);
    expect(resultOf(second({}))).toEqual(['unfinished']);
  });

  it('counts players, but neither bots nor spectators', () => {
    const players = crew({ people: 5 });
    players[0] = { ...players[0], guid: 'OMNIBOT0' };
    players[1] = { ...players[1], weapons: {}, fields: { timeMin: 0 } };
    const { rounds, sessions } = derive([roundFile({ players })]);
    expect(rounds.map((round) => round.activeHumans)).toEqual([3]);
    expect(sessions).toHaveLength(1);
  });

  it('makes no session of rounds with bots only', () => {
    const players = crew({ people: 6 }).map((line) => ({ ...line, guid: 'OMNIBOT0' }));
    const { rounds, sessions } = derive([roundFile({ players })]);
    expect([rounds[0]?.activeHumans, rounds[0]?.sessionId, sessions]).toEqual([0, null, []]);
  });

  it('splits round two from round one and checks the laws of each', () => {
    const { rounds } = derive(matchFiles({ at: AT, kills: 2, kills2: 3 }));
    const kills = rounds.map(({ split }) => split.players.map((player) => [player.key, player.kills]));
    expect(kills).toEqual([2, 3].map((each) => [0, 1, 2, 3].map((i) => [guidOf(i), each])));
    expect(
      rounds.flatMap(({ split }) => Object.values(split.laws)).every((law) => law.verdict === 'kept'),
    ).toBe(true);
  });

  it('attaches awards to their round', () => {
    const awards = endstatsFile(later(AT, 0.1), ['Most damage given\tanna\t900']);
    const [round] = derive([r1, awards]).rounds;
    expect(round?.awards?.endstats.awards).toEqual([
      { award: 'Most damage given', playerName: 'anna', value: '900' },
    ]);
  });

  it('derives the same from the same files in any order', () => {
    const files = [
      r1,
      r2,
      ...matchFiles({ at: later(AT, 25), map: 'supply' }),
      ...matchFiles({ at: later(AT, 50), kills: 3 }),
      roundFile({ at: later(AT, 125), label: 2 }),
      { ...r1, body: Buffer.from(r1.body.toString().replace('legacy6', 'legacy3')) },
      endstatsFile(AT, ['Most damage given\tanna\t900']),
    ];
    const tell = (all: readonly TestFile[]) => {
      const { rounds, matches, sessions, superseded } = derive(all);
      return JSON.stringify({
        rounds: rounds.map(({ placed, split, ...round }) => [
          placed.source.name,
          placed.source.hash,
          split,
          [round.status, round.statusReason, round.matchId, round.sessionId, round.awards?.hashes],
        ]),
        matches: matches.map(({ id, result }) => `${id} ${result}`).toSorted(),
        sessions: sessions.map(({ id, rounds: { length } }) => `${id} ${length}`).toSorted(),
        superseded: superseded.map((file) => file.hash),
      });
    };
    const wanted = tell(files);
    fc.assert(
      fc.property(fc.shuffledSubarray(files, { minLength: files.length }), (shuffled) => {
        expect(tell(shuffled)).toBe(wanted);
      }),
      { numRuns: 50 },
    );
  });
});
