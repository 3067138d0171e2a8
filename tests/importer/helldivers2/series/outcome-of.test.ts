import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../../../../importer/helldivers2/series/outcome-of.ts';

describe('outcomeOf', () => {
  it('derives how a campaign ended from the owners of the planet before and after', () => {
    expect(outcomeOf({ before: 2, after: 1, isUrgent: false })).toBe('liberated');
    expect(outcomeOf({ before: 1, after: 1, isUrgent: false })).toBe('defended');
    expect(outcomeOf({ before: 1, after: 2, isUrgent: false })).toBe('lost');
    expect(outcomeOf({ before: 2, after: 2, isUrgent: false })).toBe('ended');
    expect(outcomeOf({ before: 2, after: 2, isUrgent: true })).toBe('lost');
  });
});
