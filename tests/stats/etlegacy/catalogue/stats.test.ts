import { describe, expect, it } from 'vitest';
import { findStat, searchStats } from '../../../../stats/etlegacy/catalogue/find-stat.ts';
import { gatesOf } from '../../../../stats/etlegacy/catalogue/gates.ts';
import type { BoardStat, EtStat } from '../../../../stats/etlegacy/catalogue/et-stat.ts';
import { LOG_STATS, logGatesOf } from '../../../../stats/etlegacy/catalogue/log-stats.data.ts';
import { STATS } from '../../../../stats/etlegacy/catalogue/stats.data.ts';
import { EMPTY_SUMS } from '../../../../stats/etlegacy/formulas/empty-sums.ts';
import type { Gate } from '../../../../stats/catalogue/stat.ts';
import type { SumName, Sums } from '../../../../stats/etlegacy/formulas/sum-columns.ts';

const boards: readonly BoardStat[] = [...STATS, ...LOG_STATS];

function stat(key: string): EtStat {
  const found = findStat(key);
  if (found === undefined) throw new Error(key);
  return found;
}

describe('the catalogue', () => {
  it('has unique keys, names and headers', () => {
    for (const part of ['key', 'name', 'short'] as const)
      expect(new Set(boards.map((each) => each[part])).size).toBe(boards.length);
  });

  it('has keys that fit the id of a button and headers that fit a column', () => {
    for (const { key, short } of boards) {
      expect(key).toMatch(/^[a-z][a-z_]{1,24}$/);
      expect(short.length).toBeLessThanOrEqual(5);
    }
  });

  it('finds a stat by key, header and name, in upper or lower case', () => {
    expect(findStat('dpm')?.key).toBe('dpm');
    expect(findStat('K/D')?.key).toBe('kd');
    expect(findStat('damage per MINUTE')?.key).toBe('dpm');
    expect(findStat('nonsense')).toBeUndefined();
    expect(searchStats('acc').map((each) => each.key)).toEqual(['accuracy', 'headshots']);
    expect(searchStats('')).toHaveLength(boards.length);
  });
});

describe('gates', () => {
  const passes = (gates: readonly Gate<SumName>[], of: Sums) =>
    gates.every(({ column, least }) => of[column] >= least);
  const told = { timed_rounds: 5, aim_rounds: 5, aim_ms: 3_600_000 };
  const sums = { ...EMPTY_SUMS, ...told, rounds: 5, time_ms: 3_600_000, bullet_shots: 999 };

  it('require five rounds and an hour for a rate, and one round for a total', () => {
    expect(passes(gatesOf(stat('dpm')), sums)).toBe(true);
    expect(passes(gatesOf(stat('dpm')), { ...sums, timed_rounds: 4 })).toBe(false);
    expect(passes(gatesOf(stat('dpm')), { ...sums, time_ms: 3_599_999 })).toBe(false);
    expect(passes(gatesOf(stat('kills')), { ...EMPTY_SUMS, rounds: 1 })).toBe(true);
    expect(passes(gatesOf(stat('kills')), EMPTY_SUMS)).toBe(false);
  });

  it('require a thousand shots for accuracy, whatever the requested minimum of rounds', () => {
    expect(passes(gatesOf(stat('accuracy')), sums)).toBe(false);
    expect(passes(gatesOf(stat('accuracy')), { ...sums, bullet_shots: 1000 })).toBe(true);
    expect(passes(gatesOf(stat('accuracy'), 1), { ...sums, rounds: 1 })).toBe(false);
    expect(passes(gatesOf(stat('dpm'), 1), { ...EMPTY_SUMS, timed_rounds: 1 })).toBe(true);
  });

  it('count only rounds that record the stat, and their minutes', () => {
    const untimed = { ...EMPTY_SUMS, rounds: 50, played_ms: 9 * 3_600_000, lua_rounds: 4, lua_ms: 3_600_000 };
    expect(passes(gatesOf(stat('dpm')), untimed)).toBe(false);
    expect(passes(gatesOf(stat('kd')), untimed)).toBe(true);
    expect(passes(gatesOf(stat('assists'), 5), untimed)).toBe(false);
    expect(passes(gatesOf(stat('assists'), 4), untimed)).toBe(true);
  });

  it('require rounds with a log for stats of event logs, and the floor of each rate', () => {
    const words = (key: string, minRounds?: number) => {
      const found = LOG_STATS.find((each) => each.key === key);
      return found === undefined ? [] : logGatesOf(found, minRounds).map((gate) => gate.words);
    };
    expect(words('trades')).toEqual(['1 round with a log']);
    expect(words('trade_share')).toEqual(['5 rounds with a log', '100 kills in rounds with a log']);
    expect(words('first_kill_share')).toEqual(['5 rounds with a log', '20 rounds with a log']);
    expect(words('first_kill_share', 3)).toEqual(['3 rounds with a log']);
  });
});
