import { describe, expect, it } from 'vitest';
import { thinProgress } from '../../../../importer/helldivers2/orders/thin-progress.ts';

const at = (minute: number): Date => new Date(Date.UTC(2025, 5, 1, 12, minute));

describe('thinProgress', () => {
  it('keeps changes, and one row per 15 minutes', () => {
    const rows = [0, 5, 10, 15, 16].map((minute) => ({ at: at(minute), progress: [minute > 15 ? 2 : 1] }));
    expect(thinProgress(rows).map((row) => row.at)).toEqual([at(0), at(15), at(16)]);
  });
});
