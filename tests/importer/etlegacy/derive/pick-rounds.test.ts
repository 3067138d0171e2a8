import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pickRounds } from '../../../../importer/etlegacy/derive/pick-rounds.ts';
import type { RoundSource } from '../../../../importer/etlegacy/derive/round-source.ts';
import { crew, roundFile, withCrLf } from '../../../support/etlegacy/round-file.ts';
import { sourceOf } from '../../../support/etlegacy/round-source.ts';
import { pushedDocuments } from '../../../support/proof/push-documents.ts';

const NO_PINS = new Map<number, string>();

/** Four players with kills but without deaths. */
const lawless = crew({ people: 8 }).map((line) => ({ ...line, weapons: { MP40: [9, 9, 2, 1, 0] } as const }));

function winnerOf(files: readonly RoundSource[], pins: ReadonlyMap<number, string> = NO_PINS) {
  const { kept, superseded, duplicates } = pickRounds(files, pins);
  expect(kept).toHaveLength(1);
  expect(kept.length + superseded.length + duplicates.length).toBe(files.length);
  return kept[0];
}

function expectBetter(better: RoundSource, worse: RoundSource): void {
  expect(winnerOf([better, worse])).toBe(better);
  expect(winnerOf([worse, better])).toBe(better);
}

describe('pickRounds', () => {
  const four = sourceOf(roundFile({ players: crew({ people: 4 }) }));
  const broken = sourceOf(roundFile({ players: lawless }));

  it('prefers a file that satisfies the laws to one with more lines that does not', () => {
    expectBetter(four, broken);
  });

  it('prefers more player lines to more minutes', () => {
    expectBetter(sourceOf(roundFile({ players: crew({ people: 5, minutes: 3 }) })), four);
  });

  it('prefers more minutes to more bytes', () => {
    const shorter = roundFile({
      players: crew({ minutes: 4.9 }),
      header: { server: 'a much longer host name' },
    });
    expectBetter(four, sourceOf(shorter));
  });

  it('prefers more bytes to the smaller hash, and the smaller hash where all else is equal', () => {
    expectBetter(sourceOf(roundFile({ header: { server: '^1Red ^4Barns' } })), four);
    const twins = ['a', 'b'].map((server) => sourceOf(roundFile({ header: { server } })));
    const [first, second] = twins.toSorted((a, b) => (a.hash < b.hash ? -1 : 1));
    expectBetter(first!, second!);
  });

  it('prefers the file that an operator pinned to all others', () => {
    const pins = new Map([[four.roundId, broken.hash]]);
    expect(winnerOf([four, broken], pins)).toBe(broken);
    expect(winnerOf([four, broken], new Map([[four.roundId + 1, broken.hash]]))).toBe(four);
    expect(winnerOf([four, broken], new Map([[four.roundId, 'ff'.repeat(32)]]))).toBe(four);
  });

  it('marks the other file as superseded, and LF and CRLF copies of one content as duplicates', () => {
    const twin = sourceOf(withCrLf(roundFile({ players: crew({ people: 4 }) })));
    expect(twin.content).toBe(four.content);
    const { kept, duplicates, superseded } = pickRounds([four, twin, broken], NO_PINS);
    expect([...kept, ...duplicates].map((file) => file.content)).toEqual([four.content, four.content]);
    expect(superseded).toEqual([broken]);
  });

  it('keeps no copy of a content with a smaller name, even if no other file claims the round', () => {
    const copy = { ...four, isCopy: true };
    expect(pickRounds([copy], NO_PINS)).toEqual({ kept: [], duplicates: [copy], superseded: [] });
  });

  it('damages a round of which two JSON documents have other numbers, unless an operator pinned one', () => {
    const [push] = pushedDocuments(7, 1);
    if (push === undefined) throw new Error('no document');
    const document = JSON.parse(Buffer.from(push.bytes).toString());
    const written = (name: string): RoundSource =>
      sourceOf({ name, body: Buffer.from(JSON.stringify(document)) });
    const one = written('one.json');
    const again = written('again.json');
    expect(winnerOf([one, again])?.document.faults).toEqual([]);
    const key = Object.keys(document.player_stats)[0] ?? '';
    const items = document.player_stats[key].weaponStats;
    items[items.length - 10] = String(Number(items.at(-10)) + 1);
    const other = written('other.json');
    const damaged = winnerOf([one, other]);
    expect(winnerOf([other, one])).toEqual(damaged);
    const reason = expect.stringMatching(
      `^two JSON documents differ: damageGiven of ${key.slice(0, 8)} is \\d+ and \\d+$`,
    );
    expect(damaged?.document.faults).toEqual([{ line: 1, code: 'CONTRADICTION', reason }]);
    expect(winnerOf([one, other], new Map([[one.roundId, other.hash]]))).toEqual(other);
  });

  it('depends on the set of files, never on their order', () => {
    const other = sourceOf(roundFile({ at: '2031-02-03 22:00:00' }));
    const files = [four, broken, sourceOf(withCrLf(roundFile())), { ...four, isCopy: true }, other];
    const names = (files: readonly RoundSource[]) =>
      files.map((file) => `${file.payloadId}${file.isCopy}`).toSorted();
    const wanted = pickRounds(files, NO_PINS);
    fc.assert(
      fc.property(fc.shuffledSubarray(files, { minLength: files.length }), (shuffled) => {
        const picked = pickRounds(shuffled, NO_PINS);
        for (const part of ['kept', 'duplicates', 'superseded'] as const) {
          expect(names(picked[part])).toEqual(names(wanted[part]));
        }
      }),
    );
  });
});
