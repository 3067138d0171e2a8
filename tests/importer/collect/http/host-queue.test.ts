import { describe, expect, it } from 'vitest';
import { HostQueue } from '../../../../importer/collect/http/host-queue.ts';

const GAP_MS = 40;

describe('HostQueue', () => {
  it('keeps the minimum interval of the host between requests', async () => {
    const queue = new HostQueue(GAP_MS);
    const startedAt: number[] = [];
    const note = async () => void startedAt.push(performance.now());
    await Promise.all(Array.from({ length: 5 }, async () => queue.run(note, AbortSignal.timeout(10_000))));
    const gaps = startedAt.slice(1).map((at, i) => at - startedAt[i]!);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(GAP_MS);
  });
});
