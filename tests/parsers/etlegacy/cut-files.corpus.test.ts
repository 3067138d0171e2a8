import { describe, expect, it } from 'vitest';
import { checkRawLaws } from '../../../parsers/etlegacy/laws.ts';
import { parseRoundFile } from '../../../parsers/etlegacy/tab/parse-round-file.ts';
import { corpusNote, hasCorpus, readCorpusFile, readGolden } from './corpus.ts';

const names = Object.entries(readGolden().files)
  .filter(([, file]) => file.kind === 'round' && !file.synthetic)
  .map(([name]) => name);

describe.skipIf(!hasCorpus)(`real files cut short${corpusNote}`, () => {
  it('are TRUNCATED wherever a line is cut', () => {
    for (const name of names) {
      const bytes = readCorpusFile(name);
      for (let length = 1; length < bytes.length; length += 7) {
        if (bytes[length - 1] === 10) continue;
        expect(parseRoundFile(name, bytes.subarray(0, length))).toMatchObject({
          ok: false,
          code: 'TRUNCATED',
        });
      }
    }
  });

  it('violate a law wherever they are cut between lines after a fight', () => {
    const kept: string[] = [];
    for (const name of names) {
      const bytes = readCorpusFile(name);
      for (let end = bytes.indexOf(10); end < bytes.length - 1; end = bytes.indexOf(10, end + 1)) {
        const parsed = parseRoundFile(name, bytes.subarray(0, end + 1));
        if (!parsed.ok) throw new Error(`${name}: ${parsed.reason}`);
        const laws = Object.values(checkRawLaws(parsed.document));
        const fought = laws.some((law) => law.left !== 0 || law.right !== 0);
        if (fought && laws.every((law) => law.verdict !== 'broken'))
          kept.push(`${name} after ${parsed.document.players.length}`);
      }
    }
    expect(kept).toEqual([]);
  });
});
