import { describe, expect, it } from 'vitest';
import { chooseBase } from '../../../../importer/etlegacy/derive/choose-base.ts';
import { placeRounds } from '../../../../importer/etlegacy/derive/place-rounds.ts';
import type { RoundSource } from '../../../../importer/etlegacy/derive/round-source.ts';
import { splitRound } from '../../../../parsers/etlegacy/split-round.ts';
import { crew, later, matchFiles, roundFile, type TestFile } from '../../../support/etlegacy/round-file.ts';
import { sourceOf } from '../../../support/etlegacy/round-source.ts';

const AT = '2031-02-03 21:10:00';

/** Returns the file name of the base of the last round, null where it starts at zero. `isTimed` false: no document has minutes, as JSON. */
function baseOfLast(files: readonly TestFile[], isTimed = true): string | null {
  const timed = files
    .map((file) => sourceOf(file))
    .map((source) => (isTimed ? source : withoutMinutes(source)))
    .map((source) => ({ ...source, endedAt: Date.parse(`${source.localEnd}Z`) }));
  const last = placeRounds(timed).at(-1);
  const base = chooseBase(last!, (round, base) =>
    splitRound({ document: round.document, base: base?.document ?? null }),
  );
  return base?.name ?? null;
}

function withoutMinutes(source: RoundSource): RoundSource {
  const { document } = source;
  const players = document.players.map((line) => ({ ...line, fields: { ...line.fields, timeMin: null } }));
  return { ...source, document: { ...document, players } };
}

describe('chooseBase', () => {
  const [r1, r2] = matchFiles({ at: AT });

  it('returns round one for a round two', () => {
    expect(baseOfLast([r1, r2])).toBe(r1.name);
  });

  it('returns nothing for a first round, a round two alone, or a replay of the map that began at zero', () => {
    expect(baseOfLast([r1])).toBeNull();
    expect(baseOfLast([r2])).toBeNull();
    expect(baseOfLast([r1, r2, roundFile({ at: later(AT, 20), players: crew({ kills: 3 }) })])).toBeNull();
  });

  it('returns the file before for a round one whose minutes exceed its length', () => {
    const goesOn = roundFile({ at: later(AT, 20), players: crew({ kills: 7, minutes: 15, rounds: 2 }) });
    expect(baseOfLast([r1, r2, goesOn])).toBe(r2.name);
  });

  it('returns the file before for a round one in which a player’s numbers have not changed since that file', () => {
    const fresh = crew({ kills: 3 });
    const left = crew({ kills: 4, minutes: 10, rounds: 1 })[3]!;
    const players = [...fresh.slice(0, 3), left];
    expect(baseOfLast([r1, r2, roundFile({ at: later(AT, 20), players })])).toBe(r2.name);
  });

  it('gives a round one without minutes the file before where no number of those who stayed decreased', () => {
    const goesOn = roundFile({ at: later(AT, 20), players: crew({ kills: 7, rounds: 2 }) });
    expect(baseOfLast([r1, r2, goesOn], false)).toBe(r2.name);
    const fresh = roundFile({ at: later(AT, 20), players: crew({ kills: 3, rounds: 1 }) });
    expect(baseOfLast([r1, r2, fresh], false)).toBeNull();
  });

  it('looks back at most an hour and only on the same map', () => {
    const goesOn = (at: string, map?: string) =>
      roundFile({
        at,
        ...(map === undefined ? {} : { map }),
        players: crew({ kills: 7, minutes: 15, rounds: 2 }),
      });
    expect(baseOfLast([r1, r2, goesOn(later(AT, 71))])).toBeNull();
    expect(baseOfLast([r1, r2, goesOn(later(AT, 20), 'supply')])).toBeNull();
  });
});
