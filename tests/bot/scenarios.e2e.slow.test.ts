// Every command, button and form, at the fake Discord, which checks every body.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';
import { drivenAt, toDrive } from './scenarios/coverage.ts';
import { type FakeStage, openFakeStage } from './scenarios/fake-stage.ts';
import { fillStage } from './scenarios/fill-stage.ts';
import { SCENARIOS } from './scenarios/scenarios.ts';

let test: TestDatabase;
let stage: FakeStage;

beforeAll(async () => {
  test = await createTestDatabase();
  await fillStage(test.db);
  stage = await openFakeStage(test.db);
});

afterAll(async () => {
  await stage.close();
  await test.close();
});

describe('at the Discord on loopback', () => {
  it.each(SCENARIOS.map((scenario) => [scenario.title, scenario] as const))('%s', async (_, scenario) => {
    await scenario.play(stage);
    expect(stage.takeProblems()).toEqual([]);
  });

  it('every command, completion, button, select and form was used', () => {
    const driven = drivenAt(stage.fake);
    const left = [...toDrive(stage.fake)].filter((way) => !driven.has(way));
    expect(left).toEqual([]);
  });

  it('no incident was reported', () => {
    const interactions = [...stage.fake.state.interactions.values()];
    expect(interactions.filter(({ callback }) => callback === undefined)).toEqual([]);
    expect(interactions.length).toBeGreaterThan(200);
  });
});
