import { describe, expect, it } from 'vitest';
import { snakeCase } from '../../core/snake-case.ts';
import { COUNTERS } from '../../parsers/etlegacy/fields.ts';

describe('snakeCase', () => {
  it('writes the name of a value as the name of its column', () => {
    expect(['damageGiven', 'multi2', 'xp', 'deniedS'].map(snakeCase)).toEqual([
      'damage_given',
      'multi2',
      'xp',
      'denied_s',
    ]);
  });

  it('keeps all counters apart', () => {
    expect(new Set(COUNTERS.map(snakeCase)).size).toBe(COUNTERS.length);
  });
});
