import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { test as property } from '@fast-check/vitest';
import { constantFrom, integer, record } from 'fast-check';
import { EMPTY_SUMS } from '../../../../stats/etlegacy/formulas/empty-sums.ts';
import { columnsOf, evaluate, type Formula, formulaSql, isPart } from '../../../../stats/formulas/formula.ts';
import { FORMULAS, type FormulaName } from '../../../../stats/etlegacy/formulas/formulas.data.ts';
import { SUM_NAMES } from '../../../../stats/etlegacy/formulas/sums.ts';
import type { SumName, Sums } from '../../../../stats/etlegacy/formulas/sum-columns.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database/test-database.ts';

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
});

afterAll(async () => {
  await test.close();
});

/** Sums in which every column was recorded by at least one round. */
const TOLD = Object.fromEntries(
  SUM_NAMES.filter((name) => name.endsWith('_rounds')).map((name) => [name, 1]),
);

function value(name: FormulaName, sums: Partial<Sums>): number | null {
  return evaluate(FORMULAS[name], { ...EMPTY_SUMS, ...TOLD, ...sums });
}

describe('evaluate', () => {
  it('divides sums by sums', () => {
    expect(value('dpm', { timed_damage_given: 5204, damage_time_ms: 462_000 })).toBeCloseTo(675.84, 2);
    expect(value('kd', { kills: 31, deaths: 14 })).toBeCloseTo(2.214, 3);
    expect(value('efficiency', { kills: 30, deaths: 10 })).toBe(75);
    expect(value('accuracy', { bullet_hits: 376, bullet_shots: 1000 })).toBe(37.6);
    expect(value('headshotShare', { headshots: 12, bullet_hits: 100 })).toBe(12);
    expect(value('tank', { damage_received: 1300, damage_deaths: 5 })).toBe(2);
    expect(value('survival', { alive_ms: 300, alive_time_ms: 400 })).toBe(75);
    expect(value('dpmAlive', { alive_damage_given: 1000, alive_ms: 120_000 })).toBe(500);
    expect(value('deniedPerMinute', { timed_denied_s: 90, denied_time_ms: 180_000 })).toBe(30);
    expect(value('teamDamageShare', { team_damage_given: 50, damage_given: 950 })).toBe(5);
    expect(value('multikills', { multi2: 3, multi3: 2, multi6: 1 })).toBe(18);
    expect(value('deadMinutes', { alive_time_ms: 300_000, alive_ms: 240_000 })).toBe(1);
  });

  it('returns no value for a column that no round records', () => {
    const some = { gibs: 0, useful_kills: 0, xp: 0, kill_assists: 0, revives: 0, timed_damage_given: 100 };
    for (const name of ['gibs', 'usefulKills', 'xp', 'killAssists', 'revives', 'minutes', 'dpm'] as const)
      expect(evaluate(FORMULAS[name], { ...EMPTY_SUMS, ...some })).toBeNull();
  });

  it('takes rates from at least half of the rounds, and says which totals are a part', () => {
    const sums = { rounds: 5, timed_damage_given: 600, damage_time_ms: 60_000, time_ms: 60_000, gibs: 4 };
    expect(value('dpm', { ...sums, timed_rounds: 2 })).toBeNull();
    expect(value('dpm', { ...sums, timed_rounds: 3 })).toBe(600);
    expect(value('minutes', { ...sums, timed_rounds: 2 })).toBeNull();
    expect(value('minutes', { ...sums, timed_rounds: 3 })).toBe(1);
    expect(value('gibs', { ...sums, gib_rounds: 1 })).toBe(4);
    const isPartOf = (name: FormulaName, told: Partial<Sums>) =>
      isPart(FORMULAS[name], { ...EMPTY_SUMS, ...sums, ...told });
    expect(isPartOf('gibs', { gib_rounds: 4 })).toBe(true);
    expect(isPartOf('gibs', { gib_rounds: 5 })).toBe(false);
    // Unknown is no part.
    expect(isPartOf('gibs', { gib_rounds: 0 })).toBe(false);
    expect(isPartOf('minutes', { timed_rounds: 2 })).toBe(false);
    expect(isPartOf('dpm', { timed_rounds: 3 })).toBe(false);
    expect(isPartOf('mvp', { lua_rounds: 5, revive_rounds: 5, own_rounds: 4 })).toBe(true);
    expect(isPartOf('mvp', { lua_rounds: 5, revive_rounds: 5, own_rounds: 5 })).toBe(false);
  });

  it('returns no ratio over zero, except kills per death of a player without deaths', () => {
    for (const name of ['dpm', 'accuracy', 'efficiency', 'damageRatio', 'winShare', 'killsPerRound'] as const)
      expect(value(name, { kills: 0, damage_given: 100 })).toBeNull();
    expect(value('kd', { kills: 7, deaths: 0 })).toBe(7);
    expect(value('kd', {})).toBe(0);
  });

  it('gives equal rounds the full steadiness, from ten rounds on', () => {
    const even = (rounds: number) => ({
      dpm_rounds: rounds,
      dpm_sum: rounds * 3000,
      dpm_squares: rounds * 9e6,
    });
    expect(value('steadiness', even(10))).toBe(100);
    expect(value('steadiness', even(9))).toBeNull();
    // 200 and 400 alternating: mean 300, deviation 100.
    expect(
      value('steadiness', { dpm_rounds: 10, dpm_sum: 30_000, dpm_squares: 5 * 4e6 + 5 * 16e6 }),
    ).toBeCloseTo(66.67, 2);
  });

  const sums = record({ column: constantFrom(...columnsOf(FORMULAS.mvp)), amount: integer() });
  property.prop([sums])('never returns NaN or infinity', ({ column, amount }) => {
    for (const formula of Object.values(FORMULAS)) {
      const result = evaluate(formula, { ...EMPTY_SUMS, [column]: amount });
      expect(result === null || Number.isFinite(result)).toBe(true);
    }
  });
});

describe('formulaSql', () => {
  const samples: readonly Partial<Sums>[] = [
    {},
    Object.fromEntries(Object.keys(EMPTY_SUMS).map((name, i) => [name, 7 * i + 11])),
    // Fewer than half of the rounds tell most, and more than half.
    Object.fromEntries(SUM_NAMES.map((name) => [name, name === 'rounds' ? 100 : 40])),
    Object.fromEntries(SUM_NAMES.map((name) => [name, name === 'rounds' ? 100 : 60])),
    { dpm_rounds: 10, dpm_sum: 30_000, dpm_squares: 100e6, kills: 3, rounds: 2, time_ms: 600_000 },
  ];

  it.each(Object.entries<Formula<SumName>>(FORMULAS))(
    'computes %s as evaluate does',
    async (_name, formula) => {
      for (const sample of samples) {
        const sums = { ...EMPTY_SUMS, ...sample };
        const columns = [...new Set<SumName>(columnsOf(formula))];
        const row = sql.join(columns.map((column) => sql`${sums[column]}::float8 as ${sql.ref(column)}`));
        const { rows } = await sql<{ value: number | null }>`
        select ${formulaSql(formula)} as value from (select ${row}) as sums`.execute(test.db);
        const expected = evaluate(formula, sums);
        if (expected === null) expect(rows[0]?.value).toBeNull();
        else expect(rows[0]?.value).toBeCloseTo(expected, 9);
      }
    },
  );
});
