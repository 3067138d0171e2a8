import { afterAll, beforeAll, expect, it } from 'vitest';
import { findPlanet, searchPlanets } from '../../../stats/helldivers2/search-planets.ts';
import { importAnswers } from '../../support/helldivers2/import-answers.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

const NAMES = ['Super Earth', 'Malevelon Creek', 'Meridia', 'Mort', 'Cyberstan'];

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  const at = new Date('2026-03-05T12:00:00Z');
  const planetStatus = NAMES.map((_, index) => ({ index, owner: 2, health: 5 }));
  await importAnswers(test.db, [
    { kind: 'planets', at, body: Object.fromEntries(NAMES.map((name, index) => [index, { name }])) },
    { kind: 'status', at, body: { warId: 801, time: 5, planetStatus } },
  ]);
});
afterAll(async () => test.close());

it.each([
  ['MC', 'Malevelon Creek'],
  ['the creek', 'Malevelon Creek'],
  ['robot', 'Malevelon Creek'],
  ['black hole', 'Meridia'],
  ['home', 'Super Earth'],
  ['0', 'Super Earth'],
  ['malevlon', 'Malevelon Creek'],
])('%s means %s', async (typed, name) => {
  expect((await findPlanet(test.db, typed))?.name).toBe(name);
});

it('suggests matches, best first, and nothing for an unknown word', async () => {
  expect((await searchPlanets(test.db, 'm')).map(({ name }) => name)).toEqual([
    'Malevelon Creek',
    'Meridia',
    'Mort',
  ]);
  expect(await findPlanet(test.db, 'zzzzzz')).toBeUndefined();
});
