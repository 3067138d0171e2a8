// Changed documents: bytes, types, values and missing keys. Each is rejected with a reason or read within its limits.
import { expect, test } from 'vitest';
import { parseJsonRound } from '../../../../parsers/etlegacy/json/parse-json-round.ts';
import { splitRound } from '../../../../parsers/etlegacy/split-round.ts';
import { createRandom } from '../../../../simulator/etlegacy/random.ts';
import { changeDocument } from '../../../support/proof/change-document.ts';
import { simulateDocuments } from '../../../support/proof/simulate-documents.ts';

/** FUZZ_SEED repeats a run, FUZZ_COUNT makes it longer. */
const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000);
const count = Number(process.env['FUZZ_COUNT'] ?? 300);

test(
  `${count} changed documents (FUZZ_SEED=${seed}) are rejected with a reason or read`,
  { timeout: 3_600_000 },
  () => {
    const random = createRandom(seed);
    const documents = simulateDocuments();
    const seen = { read: 0, rejected: 0 };
    for (let index = 0; index < count; index++) {
      const original = documents[random.int(0, documents.length - 1)]!;
      const changed = changeDocument(original.bytes, random);
      const parsed = parseJsonRound(original.name, changed);
      if (!parsed.ok) {
        seen.rejected++;
        expect(parsed.reason).not.toBe('');
        continue;
      }
      seen.read++;
      const { players, laws } = splitRound({ document: parsed.document, base: null });
      expect(laws).toBeDefined();
      for (const { counters, kills, deaths, timeS } of players)
        for (const value of [...Object.values(counters), kills, deaths, timeS])
          expect(value === null || (Number.isFinite(value) && Math.abs(value) <= 2 ** 40)).toBe(true);
    }
    expect(seen.read + seen.rejected).toBe(count);
    expect(Math.min(seen.read, seen.rejected)).toBeGreaterThan(count / 20);
  },
);
