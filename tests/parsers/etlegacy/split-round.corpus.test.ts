import { describe, expect, it } from 'vitest';
import { COUNTERS } from '../../../core/etlegacy/fields.ts';
import { parseRoundFile } from '../../../parsers/etlegacy/tab/parse-round-file.ts';
import type { RoundDocument } from '../../../parsers/etlegacy/document/round-document.ts';
import type { SplitRound } from '../../../parsers/etlegacy/round-player.ts';
import { splitRound } from '../../../parsers/etlegacy/split-round.ts';
import { camelCase, corpusNote, hasCorpus, readCorpusFile, readGolden } from './corpus.ts';

const golden = readGolden();
const SOURCE_OF: Readonly<Record<string, string>> = {
  objective_time: 'next_limit',
  timelimit: 'limit',
  players_time: 'players',
};

function readDocument(name: string): RoundDocument {
  const parsed = parseRoundFile(name, readCorpusFile(name));
  if (!parsed.ok) throw new Error(`${name}: ${parsed.reason}`);
  return parsed.document;
}

function splitPair(pair: { readonly r1: string; readonly r2: string }): readonly [SplitRound, SplitRound] {
  const base = readDocument(pair.r1);
  return [splitRound({ document: base, base: null }), splitRound({ document: readDocument(pair.r2), base })];
}

const pairs = golden.pairs.map((pair) => ({ pair, title: pair.r2 }));

describe.skipIf(!hasCorpus)(`real pairs of rounds${corpusNote}`, () => {
  it.each(pairs)('finds the lengths of both rounds of $title', ({ pair }) => {
    const [first, second] = splitPair(pair);
    expect([first.durationS, second.durationS]).toEqual([pair.r1_duration_s, pair.r2_duration_s]);
    expect(second.durationSource).toBe(SOURCE_OF[pair.r2_duration_source]);
    expect([first.baseUnknown, second.baseUnknown]).toEqual([false, false]);
  });

  it.each(pairs)('separates every number of $title from round one', ({ pair }) => {
    const [, second] = splitPair(pair);
    expect(second.players.length).toBe(pair.players.length);
    const rows = new Map(second.players.map((player) => [player.guid, player]));
    for (const expected of pair.players) {
      const row = rows.get(expected.guid);
      if (row === undefined) throw new Error(`no row of ${expected.guid}`);
      const numbers = new Map(Object.entries(expected).map(([key, value]) => [camelCase(key), value]));
      for (const name of COUNTERS) expect(row.counters[name], name).toBe(numbers.get(name) ?? null);
      for (const name of [
        'kills',
        'deaths',
        'headshots',
        'shots',
        'hits',
        'bulletShots',
        'bulletHits',
      ] as const) {
        expect(row[name], name).toBe(numbers.get(name));
      }
      expect(row.weapons).toEqual(expected.weapons);
      expect(row.clamped).toEqual(expected.clamped);
      expect([row.mode, row.timeS]).toEqual([expected.mode, expected.time_s]);
      expect(Math.abs((row.dpm ?? Number.NaN) - expected.dpm_exact)).toBeLessThan(0.05 + 1e-9);
    }
  });

  it.each(pairs)('keeps all laws in both rounds of $title', ({ pair }) => {
    const [first, second] = splitPair(pair);
    for (const [law, expected] of [
      ['kills', pair.laws['kills_eq_deaths']],
      ['damage', pair.laws['damage_given_eq_received']],
      ['teamDamage', pair.laws['team_damage_given_eq_received']],
      ['revives', pair.laws['revives_eq_revived']],
      ['syringe', pair.laws['revives_eq_revived']],
    ] as const) {
      const verdict = expected === null ? 'unknown' : 'kept';
      expect([law, first.laws[law].verdict, second.laws[law].verdict]).toEqual([law, verdict, verdict]);
    }
  });

  it('finds the length of every round one and of no round two without its round one', () => {
    for (const lone of golden.lone) {
      const file = golden.files[lone.file];
      const round = splitRound({ document: readDocument(lone.file), base: null });
      if (file?.round === 1) {
        expect([round.durationS, round.durationSource]).toEqual([
          file.duration_s,
          SOURCE_OF[file.duration_source ?? ''],
        ]);
        expect(round.baseUnknown).toBe(false);
      } else {
        expect([lone.file, round.baseUnknown]).toEqual([lone.file, file?.players !== 0]);
      }
    }
  });
});
