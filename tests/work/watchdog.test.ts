import { describe, expect, test } from 'vitest';
import { Watchdog } from '../../work/watchdog.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function watch(quietHours = 0) {
  let elapsed = 0;
  const start = Date.UTC(2025, 0, 1);
  let now = start;
  const dog = new Watchdog({ quietHours, now: () => now, elapsed: () => elapsed });
  return {
    start: new Date(start),
    pass: (ms: number): void => {
      now += ms;
      elapsed += ms;
    },
    setClock: (ms: number): void => {
      now += ms;
    },
    look: (
      changes: {
        readonly waiting?: number;
        readonly since?: Date;
        readonly lastAt?: Date | null;
        readonly pulses?: Readonly<Record<string, number>>;
        readonly dead?: number;
      } = {},
    ): string[] => {
      const { waiting = 0, since = null, lastAt = new Date(now), pulses = {}, dead = 0 } = changes;
      const arrivals = [{ server: 'a', waiting, lastAt, waitingSince: since, rejected: 0 }];
      const beats = Object.entries(pulses).map(([name, ageMs]) => ({
        name,
        beatAt: new Date(now - ageMs),
        silentAfterS: 900,
      }));
      return dog.find({ arrivals, pulses: beats, deadJobs: dead }).map(({ key, say }) => `${key}: ${say}`);
    },
  };
}

describe('the watchdog', () => {
  test('reports pending files whose number does not fall for ten minutes', () => {
    const { look, pass, start } = watch();
    for (const minutes of [0, 5]) {
      expect([minutes, look({ waiting: 10, since: start })]).toEqual([minutes, []]);
      pass(5 * MINUTE);
    }
    expect(look({ waiting: 10, since: start })).toEqual([expect.stringMatching(/^stuck\/a: 10 files/)]);
    expect(look()).toEqual([]);
  });

  test('reports nothing while a long back-fill makes progress', () => {
    const { look, pass, start } = watch();
    for (let waiting = 5000; waiting > 0; waiting -= 100) {
      expect(look({ waiting, since: start })).toEqual([]);
      pass(5 * MINUTE);
    }
  });

  test('reports nothing for a new file when another process has checked in between', () => {
    const { look, pass, start } = watch();
    look({ waiting: 1, since: start });
    pass(HOUR);
    expect(look({ waiting: 1, since: new Date(start.getTime() + HOUR - 1000) })).toEqual([]);
  });

  test('reports a silent server only if configured', () => {
    for (const [quietHours, count] of [
      [0, 0],
      [24, 1],
    ] as const) {
      const { look, pass, start } = watch(quietHours);
      pass(24 * HOUR - 1);
      expect(look({ lastAt: start })).toEqual([]);
      pass(1);
      expect(look({ lastAt: start })).toHaveLength(count);
      expect(look({ lastAt: null })).toEqual([]);
    }
  });

  test('reports what has failed for too long, and what to do', () => {
    const { look } = watch();
    expect(look({ pulses: { 'folder/a': 14 * MINUTE, 'sftp/a': 0, bot: 0, backup: 0 } })).toEqual([]);
    const late = { 'folder/a': 15 * MINUTE, 'sftp/a': 119 * MINUTE, bot: 3 * HOUR, backup: 50 * HOUR };
    expect(look({ pulses: late })).toEqual([
      expect.stringMatching(/^silent\/folder\/a: .*"a".* for 15 minutes\. .*npm start/),
      expect.stringMatching(/^silent\/sftp\/a: .*"a".* for 119 minutes\. .*sftp test/),
      expect.stringMatching(/^silent\/bot: .* for 3 hours\. .*discord\.state/),
      expect.stringMatching(/^silent\/backup: .* for 2 days\. .*job\.failed/),
    ]);
  });

  test('reports what is stuck although the clock was set back by 40 days', () => {
    const { look, pass, setClock, start } = watch(24);
    const standing = { waiting: 3, since: start, lastAt: start };
    const beat = (): Record<string, number> => ({ bot: 40 * -24 * HOUR });
    look(standing);
    setClock(-40 * 24 * HOUR);
    expect(look({ ...standing, pulses: beat() })).toEqual([]);
    pass(25 * HOUR);
    const seen = look({ ...standing, pulses: { bot: 40 * -24 * HOUR + 25 * HOUR } });
    expect(seen).toEqual([
      expect.stringMatching(/^stuck\/a/),
      expect.stringMatching(/^quiet\/a: No file .* for 25 hours/),
      expect.stringMatching(/^silent\/bot: .* for 25 hours/),
    ]);
  });

  test('reports jobs that failed for good', () => {
    const { look } = watch();
    expect(look({ dead: 2 })).toEqual([expect.stringMatching(/^dead_jobs: 2 jobs .*job\.failed/)]);
  });
});
