// Every command gives a valid answer, for any number of players and any names.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFiles } from '../support/etlegacy/import-files.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';
import { EVERY_READ } from './scenarios/asking.ts';
import { type FakeStage, openFakeStage } from './scenarios/fake-stage.ts';
import { EVERY_BUTTON } from './scenarios/pressing.ts';
import { eveningFiles } from './support/evenings.ts';

// 32 of them play in scenarios.e2e.slow.test.ts.
describe.each([0, 1, 6])('with %i players', (players) => {
  let test: TestDatabase;
  let stage: FakeStage;

  beforeAll(async () => {
    test = await createTestDatabase();
    if (players > 0) await importFiles(test.db, eveningFiles({ players }));
    stage = await openFakeStage(test.db);
  });

  afterAll(async () => {
    await stage.close();
    await test.close();
  });

  it.each([EVERY_READ, EVERY_BUTTON].map((scenario) => [scenario.title, scenario] as const))(
    '%s',
    async (_, scenario) => {
      await scenario.play(stage);
      expect(stage.takeProblems()).toEqual([]);
    },
  );
});
