import { fc, test as property } from '@fast-check/vitest';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import {
  bodyOf,
  frameText,
  rawArchive,
  rawAttack,
  rawDefend,
  rawStatus,
  T0,
} from '../../support/helldivers1/answers.ts';
import { forgetAll, importBodies, stateOf } from '../../support/helldivers1/import-answers.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());

// Few seconds, wars and ids, so that equal times, events under two wars and gaps of all kinds occur.
const time = fc.integer({ min: 0, max: 40 }).map((n) => T0 + n * 100);
const season = fc.integer({ min: 200, max: 202 });
const event = fc.record({
  season,
  event_id: fc.integer({ min: 1, max: 3 }),
  region: fc.integer({ min: 0, max: 10 }),
  enemy: fc.integer({ min: 0, max: 2 }),
  points: fc.integer({ min: 0, max: 500 }),
  status: fc.constantFrom('active', 'success', 'fail'),
});
const players = fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined });
const status = fc
  .record({
    time,
    season,
    defend: fc.option(event.map(rawDefend)),
    attacks: fc.array(
      fc
        .tuple(event, players)
        .map(([e, p]) => rawAttack({ ...e, ...(p === undefined ? {} : { players_at_start: p }) })),
      { maxLength: 3 },
    ),
    statistics: fc.array(fc.record({ season, players: fc.integer({ min: 0, max: 9 }) }), { maxLength: 3 }),
    fronts: fc.array(
      fc.record({
        points: fc.integer({ min: 0, max: 100_000 }),
        status: fc.constantFrom('active', 'defeated', 'hidden'),
      }),
      { maxLength: 3 },
    ),
  })
  .map((wishes) => JSON.stringify(rawStatus(wishes)));
const frame = fc.record({
  time: fc.integer({ min: 1, max: 4 }).map((n) => T0 - n * 86_400),
  data: fc.constantFrom(frameText('active', 1), frameText('defeated', 2), '[{'),
});
const archive = fc
  .record({
    time,
    season,
    frames: fc.array(frame, { minLength: 1, maxLength: 3 }),
    defends: fc.array(event.map(rawDefend), { maxLength: 2 }),
    attacks: fc.array(event.map(rawAttack), { maxLength: 2 }),
  })
  .map((wishes) => JSON.stringify(rawArchive(wishes)));
const bad = fc.constantFrom(
  '<html>',
  JSON.stringify(rawStatus()).slice(0, 300),
  '{"time":1700000000,"error_code":1}',
);
const answers = fc.array(fc.oneof({ weight: 6, arbitrary: status }, { weight: 2, arbitrary: archive }, bad), {
  minLength: 1,
  maxLength: 14,
});

/** Any partition of the answers into batches. */
async function importIn(order: readonly string[], batchSizes: readonly number[]): Promise<string> {
  await forgetAll(test.db);
  const left = order.map(bodyOf);
  for (let i = 0; left.length > 0; i++) {
    await importBodies(test.db, left.splice(0, batchSizes[i % batchSizes.length] ?? 1));
  }
  return await stateOf(test.db);
}

describe('answers', () => {
  property.prop(
    {
      answers,
      orders: fc.array(fc.array(fc.nat(), { minLength: 20, maxLength: 20 }), { minLength: 2, maxLength: 2 }),
      sizes: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 }),
    },
    { numRuns: 25 },
  )(
    'in any order, any number of times, in any batches, leave the same tables',
    async ({ answers, orders, sizes }) => {
      const wanted = await importIn(answers, [answers.length]);
      for (const keys of orders) {
        // Some of the answers twice.
        const shuffled = [...answers, ...answers.slice(0, 6)]
          .map((answer, i) => ({ answer, key: keys[i] ?? i }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ answer }) => answer);
        expect(await importIn(shuffled, sizes)).toBe(wanted);
      }
    },
  );
});
