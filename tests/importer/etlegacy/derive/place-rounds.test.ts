import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeRounds } from '../../../../importer/etlegacy/derive/place-rounds.ts';
import { crew, later, matchFiles, roundFile, type TestFile } from '../../../support/etlegacy/round-file.ts';
import { sourceOf } from '../../../support/etlegacy/round-source.ts';

const AT = '2031-02-03 21:10:00';
const [r1, r2] = matchFiles({ at: AT });

function place(files: readonly TestFile[]) {
  const timed = files
    .map((file) => sourceOf(file))
    .map((source) => ({ ...source, endedAt: Date.parse(`${source.localEnd}Z`) }));
  return placeRounds(timed);
}

/** 'single 1' or 'paired 2 of 211000', one per round in order of time. */
function placesOf(files: readonly TestFile[]): string[] {
  return place(files).map(({ place, round, partner }) =>
    [place, round, ...(partner === null ? [] : ['of', partner.name.slice(11, 17)])].join(' '),
  );
}

/** A round cut off by a map change: its playtime is negative. */
function aborted(at: string, label: 1 | 2, header: object, players = crew()): TestFile {
  return roundFile({ at, label, header: { winner: 1, playtime: '-4000', ...header }, players });
}

describe('placeRounds', () => {
  it('pairs a round two with the round one before it', () => {
    expect(placesOf([r1, r2])).toEqual(['single 1', 'paired 2 of 211000']);
  });

  it('gives the same result for any order of the files', () => {
    const evening = [
      r1,
      r2,
      ...matchFiles({ at: later(AT, 30), map: 'supply' }),
      ...matchFiles({ at: later(AT, 60), kills: 3 }),
    ];
    const wanted = placesOf(evening);
    expect(wanted.filter((text) => text.startsWith('paired'))).toHaveLength(3);
    fc.assert(
      fc.property(fc.shuffledSubarray(evening, { minLength: 6 }), (files) => {
        expect(placesOf(files)).toEqual(wanted);
      }),
    );
  });

  it('does not pair a round two whose round one comes later, is missing or set another limit', () => {
    expect(placesOf([r2])).toEqual(['unpaired 2']);
    expect(placesOf([r2, roundFile({ at: later(AT, 20) })])).toEqual(['unpaired 2', 'single 1']);
    expect(placesOf([roundFile({ at: AT, header: { next: '6:00' } }), r2])).toEqual([
      'single 1',
      'unpaired 2',
    ]);
  });

  it('pairs within 60 minutes, not a second later', () => {
    const second = (minutes: number) => roundFile({ at: later(AT, minutes), label: 2 });
    expect(placesOf([r1, second(60)])).toEqual(['single 1', 'paired 2 of 211000']);
    expect(placesOf([r1, second(60 + 1 / 60)])).toEqual(['single 1', 'unpaired 2']);
  });

  it('does not pair a round two that took longer than the time since round one', () => {
    const header = { limit: '5:00', next: '5:00', winner: 1, playtime: '300000' };
    const second = (minutes: number) => roundFile({ at: later(AT, minutes), label: 2, header });
    expect(placesOf([r1, second(4)])).toEqual(['single 1', 'unpaired 2']);
    expect(placesOf([r1, second(5)])).toEqual(['single 1', 'paired 2 of 211000']);
  });

  it('closes a match when another map is played in between, unless counters continue', () => {
    const between = roundFile({ at: later(AT, 5), map: 'supply' });
    const fresh = roundFile({ at: later(AT, 10), label: 2, players: crew({ kills: 1, minutes: 1 }) });
    expect(placesOf([r1, between, fresh])).toEqual(['single 1', 'single 1', 'unpaired 2']);
    expect(placesOf([r1, between, r2]).at(-1)).toBe('paired 2 of 211000');
  });

  it('counts the later one of a round one that is played again', () => {
    const again = roundFile({ at: later(AT, 8), players: crew({ people: 6 }) });
    expect(placesOf([r1, again, r2])).toEqual(['restarted 1', 'single 1', 'paired 2 of 211800']);
  });

  it('pairs a round one only once', () => {
    const another = roundFile({
      at: later(AT, 20),
      label: 2,
      players: crew({ kills: 9, minutes: 15, rounds: 2 }),
    });
    expect(placesOf([r1, r2, another])).toEqual(['single 1', 'paired 2 of 211000', 'unpaired 2']);
  });

  it('keeps a second match on the same map apart from the one before', () => {
    const files = [r1, r2, ...matchFiles({ at: later(AT, 20), kills: 3 })];
    expect(placesOf(files)).toEqual(['single 1', 'paired 2 of 211000', 'single 1', 'paired 2 of 213000']);
  });

  it('recognises an aborted round one that is labelled 2', () => {
    expect(placesOf([aborted(AT, 2, { limit: '10:00', next: '0:00' })])).toEqual(['aborted 1']);
    const afterMatch = aborted(later(AT, 15), 2, { limit: '10:00', next: '0:00' });
    expect(placesOf([r1, r2, afterMatch])).toEqual(['single 1', 'paired 2 of 211000', 'aborted 1']);
  });

  it('recognises an aborted round two, labelled 1 or 2, by counters that continue', () => {
    const goesOn = crew({ kills: 3, minutes: 7, rounds: 1 });
    for (const label of [1, 2] as const) {
      const cut = aborted(later(AT, 6), label, { limit: '5:00', next: '5:00' }, goesOn);
      expect(placesOf([r1, cut])).toEqual(['single 1', 'aborted 2']);
    }
  });

  it('treats an aborted round with fresh counters as a round one, even where limit and map would fit', () => {
    const fresh = crew({ kills: 1, minutes: 1 });
    const cut = aborted(later(AT, 6), 2, { limit: '5:00', next: '5:00' }, fresh);
    expect(placesOf([r1, cut])).toEqual(['single 1', 'aborted 1']);
  });

  it('gives an aborted round a file from before other maps only where counters continue it', () => {
    const baseOf = (players: Parameters<typeof crew>[0], ...between: readonly TestFile[]) => {
      const cut = aborted(later(AT, 30), 2, { limit: '5:00', next: '5:00' }, crew(players));
      return place([r1, r2, ...between, cut]).at(-1)?.base?.name ?? null;
    };
    const other = roundFile({ at: later(AT, 20), map: 'supply' });
    // They survived the start of another round, which has no file.
    const less = { kills: 2, minutes: 8, rounds: 1 };
    expect([baseOf(less), baseOf(less, other)]).toEqual([r2.name, null]);
    expect(baseOf({ kills: 9, minutes: 15, rounds: 2 }, other)).toBe(r2.name);
  });

  it('does not mark a round one as restarted because an aborted round follows it', () => {
    const cut = aborted(later(AT, 6), 1, { limit: '10:00', next: '10:00' });
    expect(placesOf([r1, cut])).toEqual(['single 1', 'aborted 1']);
  });

  it('recognises a complete round one that a map vote labelled 2 by its invented limit', () => {
    const vote = roundFile({
      at: AT,
      label: 2,
      header: { limit: '10:00', winner: 1, next: '4:07', playtime: '600000' },
      players: crew({ minutes: 10 }),
    });
    expect(placesOf([vote])).toEqual(['single 1']);
  });

  it('leaves a map that started as round two unpaired', () => {
    const started = roundFile({ at: later(AT, 10), map: 'supply', label: 2, players: crew({ minutes: 5 }) });
    expect(placesOf([r1, started])).toEqual(['single 1', 'unpaired 2']);
  });

  it('finds the file whose counters a round may continue', () => {
    const [first, second, third] = place([r1, r2, roundFile({ at: later(AT, 20) })]);
    expect([first, second, third].map((placed) => placed?.base?.name)).toEqual([undefined, r1.name, r2.name]);
  });
});
