// The same scenarios at a Discord that others have written.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillStage } from '../bot/scenarios/fill-stage.ts';
import { SCENARIOS } from '../bot/scenarios/scenarios.ts';
import type { Stage } from '../bot/scenarios/stage.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';
import { LACKS } from './lacks.ts';
import { isInstalled } from './open-twin.ts';
import { openTwinStage } from './twin-stage.ts';

const where = isInstalled
  ? 'at discord-digital-twin'
  : 'at discord-digital-twin, skipped because it is not installed: npm ci in tests/second-opinion brings it';

describe.skipIf(!isInstalled)(where, () => {
  let test: TestDatabase;
  let stage: Stage & { readonly close: () => Promise<void> };

  beforeAll(async () => {
    test = await createTestDatabase();
    await fillStage(test.db);
    stage = await openTwinStage(test.db);
  });

  afterAll(async () => {
    await stage.close();
    await test.close();
  });

  for (const { title, needs = [], play } of SCENARIOS) {
    const reasons = needs.map((need) => LACKS[need]);
    const name = [title, ...reasons].join('; skipped because ');
    it.skipIf(reasons.length > 0)(name, { timeout: 120_000 }, async () => {
      await play(stage);
      expect(stage.takeProblems()).toEqual([]);
    });
  }
});
