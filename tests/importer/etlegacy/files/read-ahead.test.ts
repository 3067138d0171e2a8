import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { DerivationMemory } from '../../../../importer/etlegacy/derivation-memory.ts';
import { readAhead } from '../../../../importer/etlegacy/files/read-ahead.ts';
import type { RoundSource } from '../../../../importer/etlegacy/derive/round-source.ts';
import type { ClaimedPayload } from '../../../../importer/inbox/claim-payloads.ts';
import { endstatsFile, matchFiles, roundFile, type TestFile } from '../../../support/etlegacy/round-file.ts';

const SERVER = { key: 'default', zone: 'UTC' };
const FIRST = matchFiles({ at: '2031-02-03 21:10:00' });
const SECOND = matchFiles({ at: '2031-02-04 21:10:00' });
const ALONE = roundFile({ at: '2031-02-05 21:10:00' });
const BROKEN = { name: '2031-02-06-211000-supply-round-1.txt', body: Buffer.from('no stats') };
const FILES: readonly TestFile[] = [
  ...FIRST,
  ...SECOND,
  ALONE,
  BROKEN,
  endstatsFile('2031-02-03 21:10:00', ['nothing']),
];

class WatchedMemory extends DerivationMemory {
  readonly splits: (readonly [round: string, base: string | undefined])[] = [];

  override split(round: RoundSource, base: RoundSource | null) {
    this.splits.push([round.name, base?.name]);
    return super.split(round, base);
  }
}

function claimed({ name, body }: TestFile, id: number): ClaimedPayload {
  const hash = createHash('sha256').update(body).digest('hex');
  return { id, kind: 'round_file', subject: name, observedAt: null, hash, readBody: () => body };
}

test('files are parsed ahead, and each round two is split from its own round one ahead', async () => {
  const memory = new WatchedMemory();
  const payloads = FILES.map(claimed);
  await readAhead(SERVER, payloads, memory);
  for (const { subject, hash } of payloads) expect(memory.recall(subject, hash)).toBeDefined();
  for (const [r1, r2] of [FIRST, SECOND]) {
    expect(memory.splits).toContainEqual([r1.name, undefined]);
    expect(memory.splits).toContainEqual([r2.name, r1.name]);
  }
  expect(memory.splits).toContainEqual([ALONE.name, undefined]);
});
