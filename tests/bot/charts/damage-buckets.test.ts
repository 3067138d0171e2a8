import fc from 'fast-check';
import { expect, test } from 'vitest';
import { damageBuckets } from '../../../bot/etlegacy/pictures/event-log/damage-buckets.ts';
import type { DamageTimeProps } from '../../../bot/etlegacy/pictures/event-log/log-props.ts';

const STEP_MS = 5_000;

function bucketsOf(lengthMs: number, steps: readonly number[]) {
  const props: DamageTimeProps = {
    title: 'supply',
    lineups: null,
    note: '',
    lengthMs,
    stepMs: STEP_MS,
    teams: [steps, []],
    players: [],
  };
  return damageBuckets(props);
}

test.each([
  [26_000, '5 seconds', [0, 5, 10, 15, 20, 25]],
  [75_000, '5 seconds', Array.from({ length: 15 }, (_, at) => at * 5)],
  [76_000, '10 seconds', [0, 10, 20, 30, 40, 50, 60, 70]],
  [119_000, '10 seconds', Array.from({ length: 12 }, (_, at) => at * 10)],
  [120_000, 'minute', [0, 60]],
  [900_000, 'minute', Array.from({ length: 15 }, (_, at) => at * 60)],
  [901_000, '2 minutes', [0, 120, 240, 360, 480, 600, 720, 840]],
])('damage of a round of %i ms is added up by %s', (lengthMs, unit, starts) => {
  const buckets = bucketsOf(lengthMs, []);
  expect([buckets.unit, buckets.starts]).toEqual([unit, starts]);
});

test('no damage gets lost, and there are never more than 15 bars', () => {
  const rounds = fc.tuple(fc.integer({ min: 0, max: 12 * 3_600_000 }), fc.array(fc.nat(500)));
  fc.assert(
    fc.property(rounds, ([lengthMs, steps]) => {
      const { starts, teams } = bucketsOf(lengthMs, steps);
      const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
      expect(sum(teams[0])).toBe(sum(steps));
      expect(starts.length).toBeLessThanOrEqual(15);
      expect(teams[0]).toHaveLength(starts.length);
    }),
  );
});
