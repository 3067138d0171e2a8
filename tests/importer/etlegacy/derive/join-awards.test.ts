import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinAwards } from '../../../../importer/etlegacy/derive/join-awards.ts';
import { endstatsFile, later, roundFile, withCrLf } from '../../../support/etlegacy/round-file.ts';
import { awardsOf, sourceOf } from '../../../support/etlegacy/round-source.ts';

const AT = '2031-02-03 21:10:00';
const round = sourceOf(roundFile({ at: AT }));
const LINES = ['Most damage given\tanna\t900', 'Most damage received\tboris\t800'];
const plus = (seconds: number) => later(AT, seconds / 60);

describe('joinAwards', () => {
  it('attaches to a round the awards of its map and label that were written less than 60 s before or after it', () => {
    for (const seconds of [-59, 0, 59]) {
      const awards = awardsOf(endstatsFile(plus(seconds), LINES));
      expect(joinAwards([round], [awards]).byRound.get(round.roundId)?.hashes).toEqual([awards.hash]);
    }
  });

  it('attaches nothing to a round 60 s away, of another map or another label', () => {
    const strangers = [
      endstatsFile(plus(60), LINES),
      endstatsFile(plus(-60), LINES),
      endstatsFile(AT, LINES, 'supply'),
      endstatsFile(AT, LINES, 'oasis', 2),
    ];
    for (const file of strangers) expect(joinAwards([round], [awardsOf(file)]).byRound.size).toBe(0);
  });

  it('chooses the nearest round, and of two equally near ones the first', () => {
    const [before, after] = [plus(-20), plus(30)].map((at) => sourceOf(roundFile({ at })));
    const byRound = (at: string) => [
      ...joinAwards([after!, before!], [awardsOf(endstatsFile(at, LINES))]).byRound.keys(),
    ];
    expect(byRound(plus(6))).toEqual([after!.roundId]);
    expect(byRound(plus(5))).toEqual([before!.roundId]);
  });

  it('takes the fullest of several, marks the rest as superseded and equal ones as duplicates, in any order', () => {
    const full = awardsOf(withCrLf(endstatsFile(AT, LINES)));
    const twin = awardsOf(endstatsFile(AT, LINES));
    const half = awardsOf(endstatsFile(plus(2), LINES.slice(1)));
    const copy = awardsOf(endstatsFile(plus(3), LINES), { isCopy: true });
    fc.assert(
      fc.property(fc.shuffledSubarray([full, twin, half, copy], { minLength: 4 }), (files) => {
        const joined = joinAwards([round], files);
        expect(joined.byRound.get(round.roundId)?.hashes).toEqual([full.hash]);
        expect(joined.superseded).toEqual([half]);
        expect(new Set(joined.duplicates)).toEqual(new Set([twin, copy]));
      }),
    );
  });
});
