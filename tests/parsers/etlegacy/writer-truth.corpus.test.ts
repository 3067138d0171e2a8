import { describe, expect, it } from 'vitest';
import { COUNTERS } from '../../../core/etlegacy/fields.ts';
import { parseRoundFile } from '../../../parsers/etlegacy/tab/parse-round-file.ts';
import type { RoundDocument } from '../../../parsers/etlegacy/document/round-document.ts';
import { abortSigns } from '../../../parsers/etlegacy/round-signs.ts';
import type { SplitRound } from '../../../parsers/etlegacy/round-player.ts';
import { splitRound } from '../../../parsers/etlegacy/split-round.ts';
import { camelCase, corpusNote, hasWriterCorpus, readTruth, readWriterFile } from './corpus.ts';
import type { Truth } from './corpus.ts';

const written = readTruth().rounds.flatMap((round) =>
  round.file === null ? [] : [{ ...round, file: round.file }],
);
type Written = Truth['rounds'][number] & { readonly file: string };

function readDocument(name: string): RoundDocument {
  const parsed = parseRoundFile(name, readWriterFile(name));
  if (!parsed.ok) throw new Error(`${name}: ${parsed.reason}`);
  return parsed.document;
}

/** The file whose counters a round can continue: its partner, or the last one of that map. */
function baseOf(round: Written, index: number): string | null {
  if (round.round === 2 && round.partner !== null) return round.partner;
  const isCarried = round.players.some((player) => player.base === 'carried');
  if (round.round === 1 && !isCarried) return null;
  return written.slice(0, index).findLast((earlier) => earlier.map === round.map)?.file ?? null;
}

function splitWritten(round: Written, index: number): SplitRound {
  const base = baseOf(round, index);
  return splitRound({ document: readDocument(round.file), base: base === null ? null : readDocument(base) });
}

const cases = written.map((round, index) => ({
  round,
  index,
  title: `${round.file} (${round.special ?? 'plain'})`,
}));

describe.skipIf(!hasWriterCorpus)(`rounds whose truth is known${corpusNote}`, () => {
  it.each(cases)('$title: every number that a reader can know', ({ round, index }) => {
    const split = splitWritten(round, index);
    for (const { guid8, name, bot, base, values } of round.players) {
      if (base === null || base === 'hidden' || values === null) continue;
      const row = split.players.find((player) => player.guid === guid8 && (!bot || player.rawName === name));
      if (row === undefined) throw new Error(`no row of ${guid8} ${name}`);
      expect(row.weapons).toEqual(values.weapons);
      const expected = new Map(Object.entries(values).map(([key, value]) => [camelCase(key), value]));
      for (const counter of COUNTERS) {
        if (expected.has(counter))
          expect([counter, row.counters[counter]]).toEqual([counter, expected.get(counter)]);
      }
      for (const sum of ['kills', 'deaths', 'headshots', 'shots', 'hits'] as const)
        expect(row[sum]).toBe(expected.get(sum));
      expect(Math.abs((row.timeS ?? Number.NaN) * 1000 - Number(expected.get('timeMs')))).toBeLessThan(8_000);
      expect(Math.abs((row.aliveS ?? 0) * 1000 - Number(expected.get('aliveMs')))).toBeLessThan(9_000);
    }
  });

  it.each(cases)('$title: never a row with a round that no file holds', ({ round, index }) => {
    const split = splitWritten(round, index);
    const hidden = round.players.filter((player) => player.base === 'hidden').map((player) => player.guid8);
    expect(split.unproven.map((player) => player.guid).sort()).toEqual(hidden.sort());
    expect(split.baseUnknown).toBe(hidden.length > 0);
  });

  it.each(cases)('$title: length and end', ({ round, index }) => {
    const split = splitWritten(round, index);
    expect(abortSigns(readDocument(round.file)).aborted).toBe(round.outcome === 'abort');
    expect(split.outcome === 'aborted').toBe(round.outcome === 'abort');
    if (round.clock_ms > 0)
      expect(Math.abs(split.durationS * 1000 - round.clock_ms)).toBeLessThanOrEqual(1_000);
    if (round.outcome === 'hold') expect(split.outcome).toBe('held');
    if (round.outcome === 'surrender_attackers') expect(split.outcome).toBe('held_early');
    // A surrender of the defenders looks like an objective.
    if (round.outcome === 'objective' || round.outcome === 'surrender_defenders')
      expect(split.outcome).toBe('completed');
  });

  it('satisfies all laws unless a player left during the round', () => {
    const broken = cases.filter(({ round, index }) => {
      const left = round.players.some((player) => player.flags.some((flag) => flag.endsWith('_in_round')));
      return !left && Object.values(splitWritten(round, index).laws).some((law) => law.verdict === 'broken');
    });
    expect(broken.map(({ title }) => title)).toEqual([]);
  });
});
