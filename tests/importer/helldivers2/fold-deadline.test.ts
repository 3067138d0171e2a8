import { describe, expect, it } from 'vitest';
import { foldDeadline } from '../../../importer/helldivers2/fold-deadline.ts';

const at = (minute: number): Date => new Date(Date.UTC(2025, 5, 1, 12, minute));

describe('foldDeadline', () => {
  it('keeps the first value while others differ by at most five minutes, and follows a real extension', () => {
    expect(foldDeadline(null, [at(10), at(12), at(15)])).toEqual(at(10));
    expect(foldDeadline(null, [at(10), at(16), at(18)])).toEqual(at(16));
    expect(foldDeadline(at(10), [at(11)])).toEqual(at(10));
  });
});
