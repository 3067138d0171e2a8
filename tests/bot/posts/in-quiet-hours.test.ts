import { expect, test } from 'vitest';
import { endOfQuiet } from '../../../bot/posts/in-quiet-hours.ts';

const STEP = 30 * 60_000;
const NIGHT_STEPS = 2 * 34;
const HOURS = [
  [23, 2],
  [23, 3],
  [22, 8],
  [2, 3],
  [1, 10],
  [0, 2],
] as const;

test.each([
  ['in an ordinary night', Date.UTC(2025, 5, 10, 19)],
  ['in the night that repeats an hour', Date.UTC(2025, 9, 25, 19)],
  ['in the night that leaves out an hour', Date.UTC(2025, 2, 29, 19)],
])('quiet hours end at the first moment that is not quiet, %s', (_, evening) => {
  for (const [from, until] of HOURS) {
    const endAt = (at: number): number | null =>
      endOfQuiet({ quiet: { from, until }, zone: 'Europe/Berlin' }, new Date(at))?.getTime() ?? null;
    let quiet = 0;
    for (let step = 0; step < NIGHT_STEPS; step++) {
      const at = evening + step * STEP;
      if (endAt(at) === null) continue;
      quiet += 1;
      let first = at;
      while (endAt(first) !== null) first += STEP;
      expect(endAt(at), `${from} to ${until}, ${new Date(at).toISOString()}`).toBe(first);
    }
    // The hour from 2 to 3 does not exist in the spring night.
    if (until - from !== 1) expect(quiet).toBeGreaterThan(3);
  }
});
