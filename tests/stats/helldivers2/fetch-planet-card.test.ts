import { afterAll, beforeAll, expect, it } from 'vitest';
import { fetchPlanetCard } from '../../../stats/helldivers2/fetch-planet-card.ts';
import { fetchWar } from '../../../stats/helldivers2/fetch-war.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';
import { importAnswers } from '../../support/helldivers2/import-answers.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(async () => test.close());

const START = Date.UTC(2026, 2, 5, 12);
const event = { id: 9, planetIndex: 3, eventType: 1, maxHealth: 800_000, startTime: 0, expireTime: 90_000 };

async function say(minute: number, owner: number, health: number, eventHealth: number | null) {
  const body = {
    warId: 801,
    time: 1000 + minute * 60,
    planetStatus: [{ index: 3, owner, health, players: 1 }],
    campaigns: [{ id: eventHealth === null ? 1 : 2, planetIndex: 3, type: 0 }],
    planetEvents: eventHealth === null ? [] : [{ ...event, health: eventHealth }],
  };
  await importAnswers(test.db, [{ kind: 'status', at: new Date(START + minute * 60_000), body }]);
}

it('gives of a day one quantity only: of the event that goes on, or else of the planet', async () => {
  const readDay = async () => {
    const war = await fetchWar(test.db);
    return (await fetchPlanetCard(test.db, war!, 3)).day.map(({ pct, owner }) => [owner, Math.round(pct)]);
  };
  await say(0, 2, 600_000, null);
  await say(5, 1, 1_000_000, 600_000);
  await say(10, 1, 1_000_000, 400_000);
  expect(await readDay()).toEqual([
    [1, 25],
    [1, 50],
  ]);
  // It is lost: what the event reached is not how free the planet is.
  await say(15, 2, 500_000, null);
  expect(await readDay()).toEqual([
    [2, 40],
    [1, 100],
    [1, 100],
    [2, 50],
  ]);
});
