import { describe, expect, it } from 'vitest';
import { orderResult } from '../../../../importer/helldivers2/orders/order-result.ts';
import { readResult } from '../../../../parsers/helldivers2/read-result.ts';

const at = (minute: number): Date => new Date(Date.UTC(2025, 5, 1, 12, minute));

describe('orderResult', () => {
  it('waits for two answers before an incomplete order counts as lost', () => {
    expect(orderResult({ later: [], wasDone: true, said: null })).toBeNull();
    expect(orderResult({ later: [at(1)], wasDone: false, said: null })).toBeNull();
    expect(orderResult({ later: [at(1), at(3)], wasDone: false, said: null })).toEqual({
      endedAt: at(1),
      outcome: 'lost',
    });
    expect(orderResult({ later: [at(1)], wasDone: true, said: null })).toEqual({
      endedAt: at(1),
      outcome: 'won',
    });
    const said = readResult({ title: 'MAJOR ORDER', message: 'SUCCESS' });
    expect(orderResult({ later: [at(1)], wasDone: false, said })).toMatchObject({ outcome: 'won' });
  });

  it('reads no result from a briefing', () => {
    expect(readResult({ title: 'BRIEFING', message: 'We must not fail: success is certain.' })).toBeNull();
    expect(readResult({ title: 'HIGH COMMAND', message: 'The success of this depends on you.' })).toBeNull();
    expect(readResult({ title: null, message: 'ORDER FAILED' })).toBe('lost');
    expect(readResult({ title: 'Major Order success', message: null })).toBe('won');
    // Done is done.
    expect(orderResult({ later: [at(1)], wasDone: true, said: 'lost' })).toMatchObject({ outcome: 'won' });
  });
});
