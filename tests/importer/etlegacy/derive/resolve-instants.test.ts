import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveInstants } from '../../../../importer/etlegacy/derive/resolve-instants.ts';
import type { RoundSource } from '../../../../importer/etlegacy/derive/round-source.ts';
import { crew, matchFiles, roundFile, type TestFile } from '../../../support/etlegacy/round-file.ts';
import { sourceOf } from '../../../support/etlegacy/round-source.ts';

const BERLIN = 'Europe/Berlin';
/** The night in which 02:00 to 03:00 occurs twice: first as 00:00 to 01:00 UTC, then as 01:00 to 02:00 UTC. */
const AUTUMN = '2031-10-26';

/** Maps wall clocks to UTC, 'HH:MM', in the order of the files given. */
function instantsOf(files: readonly TestFile[], zone = BERLIN): string[] {
  const sources = files.map((file) => sourceOf(file));
  const instants = resolveInstants(sources, zone);
  return sources.map((source) => new Date(instants.get(source) ?? Number.NaN).toISOString().slice(11, 16));
}

const r1 = (time: string, map = 'oasis', players = crew()) =>
  roundFile({ at: `${AUTUMN} ${time}:00`, map, players });
const r2 = (time: string, map = 'oasis', players = crew({ kills: 4, minutes: 10, rounds: 1 })) =>
  roundFile({ at: `${AUTUMN} ${time}:00`, map, label: 2, players });

describe('resolveInstants', () => {
  it('does not change the clock of a server in UTC, in any night', () => {
    expect(instantsOf([r1('02:30'), r2('02:40')], 'UTC')).toEqual(['02:30', '02:40']);
  });

  it('reads an ordinary time in the zone of its season', () => {
    const [winter, summer] = ['2031-02-03 21:10:00', '2031-07-03 21:10:00'].map((at) => roundFile({ at }));
    expect(instantsOf([winter!, summer!])).toEqual(['20:10', '19:10']);
  });

  it('reads a time in the hour skipped in spring as if the clock had not changed yet', () => {
    expect(instantsOf([roundFile({ at: '2031-03-30 02:30:00' })])).toEqual(['01:30']);
  });

  it('reads a lone file of the repeated hour as the first pass', () => {
    expect(instantsOf([r1('02:30')])).toEqual(['00:30']);
    expect(instantsOf([r2('02:30')])).toEqual(['00:30']);
  });

  it('reads a match within the repeated hour as the first pass', () => {
    expect(instantsOf([r1('02:10'), r2('02:20')])).toEqual(['00:10', '00:20']);
  });

  it('reads a round two whose clock is before its round one as the second pass', () => {
    expect(instantsOf([r1('02:55'), r2('02:05')])).toEqual(['00:55', '01:05']);
    expect(instantsOf([r1('01:30', 'supply'), r1('02:55'), r2('02:05')])).toEqual([
      '23:30',
      '00:55',
      '01:05',
    ]);
  });

  it('keeps a match together that begins before or ends after the repeated hour', () => {
    expect(instantsOf([r1('01:55'), r2('02:05')])).toEqual(['23:55', '00:05']);
    expect(instantsOf([r1('02:55'), r2('03:05')])).toEqual(['01:55', '02:05']);
  });

  it('keeps a match together of which one document tells its own time', () => {
    const instantsAt = (passes: readonly (string | null)[]) => {
      const sources = [r1('02:10'), r2('02:20')].map((file, i) => {
        const own = passes[i] ?? null;
        return { ...sourceOf(file), savedMs: own === null ? null : Date.parse(`${AUTUMN}T${own}:00Z`) };
      });
      const instants = resolveInstants(sources, BERLIN);
      return sources.map((source) => new Date(instants.get(source) ?? 0).toISOString().slice(11, 16));
    };
    const [first, second] = [
      ['00:10', '00:20'],
      ['01:10', '01:20'],
    ];
    expect(instantsAt([null, '01:20'])).toEqual(second);
    expect(instantsAt(['01:10', null])).toEqual(second);
    expect(instantsAt([null, '00:20'])).toEqual(first);
    expect(instantsAt(['00:10', null])).toEqual(first);
    expect(instantsAt([null, null])).toEqual(first);
  });

  it('separates the rounds of both passes where their times interleave', () => {
    const evening = [
      ...matchFiles({ at: `${AUTUMN} 01:50:00`, kills: 1 }),
      ...matchFiles({ at: `${AUTUMN} 02:10:00`, map: 'supply', kills: 2 }),
      ...matchFiles({ at: `${AUTUMN} 02:30:00`, map: 'frostbite', kills: 3 }),
      r1('02:50', 'adlernest'),
      r2('02:00', 'adlernest'),
      ...matchFiles({ at: `${AUTUMN} 02:11:00`, map: 'radar', kills: 5 }),
      ...matchFiles({ at: `${AUTUMN} 02:31:00`, map: 'braundorf', kills: 6 }),
      r1('02:51', 'bremen'),
      r2('03:01', 'bremen'),
    ];
    const first = ['23:50', '00:00', '00:10', '00:20', '00:30', '00:40', '00:50'];
    const second = ['01:00', '01:11', '01:21', '01:31', '01:41', '01:51', '02:01'];
    expect(instantsOf(evening)).toEqual([...first, ...second]);
  });

  it('puts two rounds too close for the second to have been played into different passes', () => {
    const [a, b] = ['02:30', '02:32'].map((time, i) => r1(time, `map${i}`));
    expect(instantsOf([a!, b!])).toEqual(['00:30', '01:32']);
  });

  it('handles zones that change their clock by half an hour', () => {
    // Lord Howe goes from +11 back to +10:30 at 02:00, so 01:30 to 02:00 occurs twice.
    const files = [
      roundFile({ at: '2031-04-06 01:45:00' }),
      roundFile({ at: '2031-04-06 01:35:00', label: 2 }),
    ];
    expect(instantsOf(files, 'Australia/Lord_Howe')).toEqual(['14:45', '15:05']);
  });

  it('never depends on the order of the files', () => {
    const minute = fc.integer({ min: 0, max: 119 });
    const spec = fc.record({
      minute,
      label: fc.constantFrom(1 as const, 2 as const),
      map: fc.constantFrom('a', 'b'),
    });
    const specs = fc.uniqueArray(spec, {
      maxLength: 8,
      selector: (each) => `${each.minute}${each.label}${each.map}`,
    });
    fc.assert(
      fc.property(specs, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (all, keys) => {
        const sources = all.map(({ minute, label, map }) =>
          sourceOf((label === 1 ? r1 : r2)(clock(minute), map)),
        );
        const byName = (files: readonly RoundSource[]) =>
          Object.fromEntries([...resolveInstants(files, BERLIN)].map(([file, at]) => [file.name, at]));
        const shuffled = sources
          .map((source) => ({ source, key: keys.next().value }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ source }) => source);
        expect(byName(shuffled)).toEqual(byName(sources));
      }),
      { numRuns: 60 },
    );
  });

  it('takes bounded work, however many files claim to be of that hour', () => {
    const files = Array.from({ length: 400 }, (_, i) =>
      sourceOf(i % 2 === 0 ? r1(clock(60 + (i % 60)), `m${i}`) : r2(clock(60 + (i % 60)), `m${i}`)),
    );
    const started = performance.now();
    expect(resolveInstants(files, BERLIN).size).toBe(400);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});

/** Minutes after 01:00. */
function clock(minute: number): string {
  return `0${1 + Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}
