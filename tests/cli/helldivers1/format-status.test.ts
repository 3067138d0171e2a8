import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatStatus } from '../../../cli/helldivers1/format-status.ts';
import { statusJson } from '../../../cli/helldivers1/status-json.ts';
import { fetchWar, type War } from '../../../stats/helldivers1/fetch-war.ts';
import { bodyOf, rawAttack, rawDefend, rawStatus, T0 } from '../../support/helldivers1/answers.ts';
import { importBodies } from '../../support/helldivers1/import-answers.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

let test: TestDatabase;
let war: War;
beforeAll(async () => {
  test = await createTestDatabase();
  expect(await fetchWar(test.db)).toBeNull();
  const raw = rawStatus({
    fronts: [{ points: 100_000 }, { points: 35_000 }, { status: 'hidden' }],
    statistics: [{}, { hits: 9_000_000 }],
    defend: rawDefend({ region: 0, enemy: 1, end_time: T0 - 132 }),
    attacks: [rawAttack(), rawAttack({ season: 199, event_id: 3 })],
  });
  await importBodies(test.db, [bodyOf(raw)]);
  const found = await fetchWar(test.db);
  if (found === null) throw new Error('no war');
  war = found;
});
afterAll(() => test.close());

describe('debrief helldivers1 status', () => {
  it('prints the age, the fronts, running and pending events and impossible counters', () => {
    expect(formatStatus(war, [199], new Date((T0 + 7_200) * 1000))).toEqual([
      'War 200, as of 2023-11-14T22:13:20.000Z (2 hours ago)',
      '  Bugs       10 of 10 regions, 100.0 %, 100 players',
      '  Cyborgs    3 of 10 regions, 35.0 %, 101 players',
      '  Illuminate hidden, 102 players',
      '  Assault on Kepler Prime: 800 of 30,000 points, ahead, 47:00:00 left',
      '  Defence of Super Earth against the Cyborgs: 100 of 1,000 points, over, result pending',
      '  Numbers of Cyborgs cannot be true (hits>shots).',
      '  Not told whole yet: war 199.',
    ]);
  });

  it('prints no ratio of impossible counters', () => {
    const { fronts } = statusJson(war, []);
    expect(fronts.map((front) => front.accuracy)).toEqual([0.45, null, 0.45]);
    expect(fronts.map((front) => front.killsPerDeath)).toEqual([50, null, 50]);
  });
});
