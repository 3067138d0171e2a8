import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { MOST_PAUSE_MS, RightOfWay } from '../../core/right-of-way.ts';

let way: RightOfWay;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  way = new RightOfWay();
});
afterEach(() => {
  vi.useRealTimers();
});

it('pauses long work until nobody waits any longer', async () => {
  const [first, second] = [way.hold(), way.hold()];
  const pause = vi.fn();
  const paused = way.give().then(pause);
  first();
  await nextTurn();
  await nextTurn();
  expect(pause).not.toHaveBeenCalled();
  second();
  await paused;
});

it('pauses for a bounded time in a row, and for half of the time however many wait', async () => {
  const release = way.hold();
  let pausedMs = 0;
  let workedMs = 0;
  for (let step = 0; step < 200; step++) {
    const paused = way.give();
    await nextTurn();
    await nextTurn();
    const began = performance.now();
    await vi.advanceTimersToNextTimerAsync();
    await paused;
    pausedMs += performance.now() - began;
    vi.advanceTimersByTime(50);
    workedMs += 50;
  }
  release();
  expect(pausedMs).toBeGreaterThan(workedMs / 2);
  expect(pausedMs).toBeLessThanOrEqual(MOST_PAUSE_MS + workedMs);
});

it('maps in order while others have their turn', async () => {
  const turns: number[] = [];
  const mapped = way.map([1, 2, 3, 4], (item) => {
    vi.advanceTimersByTime(20);
    void nextTurn().then(() => turns.push(item));
    return item * 2;
  });
  expect(await mapped).toEqual([2, 4, 6, 8]);
  expect(turns).toEqual([1, 2, 3]);
});
