import { describe, expect, it } from 'vitest';
import { snakeCase } from '../../core/snake-case.ts';
import { COUNTERS } from '../../core/etlegacy/fields.ts';

describe('snakeCase', () => {
  it('converts the name of a value to the name of its column', () => {
    expect(['damageGiven', 'multi2', 'xp', 'deniedS'].map(snakeCase)).toEqual([
      'damage_given',
      'multi2',
      'xp',
      'denied_s',
    ]);
  });

  it('maps all counters to distinct names', () => {
    expect(new Set(COUNTERS.map(snakeCase)).size).toBe(COUNTERS.length);
  });
});
