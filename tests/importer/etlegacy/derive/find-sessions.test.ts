import { describe, expect, it } from 'vitest';
import { findSessions } from '../../../../importer/etlegacy/derive/find-sessions.ts';

const MINUTE = 60_000;
const at = (minutes: number, activeHumans = 6) => ({ endedAt: minutes * MINUTE, activeHumans });

describe('findSessions', () => {
  it('joins rounds whose ends are exactly an hour apart and splits those a millisecond further apart', () => {
    const [first, second, third] = [at(0), at(60), { ...at(120), endedAt: 120 * MINUTE + 1 }];
    expect(findSessions([first, second, third])).toEqual([[first, second], [third]]);
  });

  it('ignores rounds with fewer than two players: they neither open, extend nor join an evening', () => {
    const [idle, first, lonely, second] = [at(0, 0), at(40), at(80, 1), at(110)];
    expect(findSessions([idle, first, lonely, second])).toEqual([[first], [second]]);
    expect(findSessions([idle, lonely])).toEqual([]);
  });

  it('keeps an evening together across a round that does not count', () => {
    const [first, idle, second] = [at(0), at(30, 1), at(60, 2)];
    expect(findSessions([first, idle, second])).toEqual([[first, second]]);
  });
});
