// Finds due requests, whatever the clock of the machine does.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DueFinder } from '../../../../importer/helldivers2/upstreams/find-due.ts';
import { wipeWar } from '../../../../importer/helldivers2/wipe-war.ts';
import { importAnswers } from '../../../support/helldivers2/import-answers.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database/test-database.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(async () => test.close());

const MINUTE_MS = 60_000;
const NOW = Date.UTC(2026, 2, 5, 12);
const info = (layoutVersion: number) => ({
  warId: 801,
  startDate: 1_706_040_313,
  endDate: 1_833_653_095,
  layoutVersion,
  planetInfos: [{ index: 3, position: { x: 0, y: 0 }, waypoints: [], sector: 1, maxHealth: 1_000_000 }],
});

/** A wall clock and a monotonic clock, both moved by the test. */
class Clocks {
  now = NOW;
  elapsed = 0;

  finder(): DueFinder {
    return new DueFinder({ now: () => this.now, elapsed: () => this.elapsed });
  }

  /** Moves both clocks forward. */
  pass(minutes: number): void {
    this.now += minutes * MINUTE_MS;
    this.elapsed += minutes * MINUTE_MS;
  }
}

describe('info', () => {
  beforeEach(async () => wipeWar(test.db));
  const store = async (at: number, layout = 1) =>
    importAnswers(test.db, [{ kind: 'info', at: new Date(at), body: info(layout) }]);

  it('is due where none is stored, then once an hour, also after a restart', async () => {
    const clocks = new Clocks();
    expect(await clocks.finder().find(test.db, 'info')).toBe(0);
    await store(NOW);
    clocks.pass(59);
    expect(await clocks.finder().find(test.db, 'info')).toBeNull();
    clocks.pass(2);
    expect(await clocks.finder().find(test.db, 'info')).toBe(0);
  });

  it('is neither delayed nor requested more often when the clock is set back by days', async () => {
    const clocks = new Clocks();
    const due = clocks.finder();
    await store(NOW);
    clocks.now -= 3 * 24 * 60 * MINUTE_MS;
    expect(await due.find(test.db, 'info')).toBe(0);
    const asked: number[] = [];
    for (let minute = 1; minute <= 120; minute += 1) {
      clocks.pass(1);
      if ((await due.find(test.db, 'info')) !== null) asked.push(minute);
    }
    expect(asked).toEqual([60, 120]);
  });

  it('is due at once where the status has another layout', async () => {
    await store(NOW, 1);
    const planetStatus = [{ index: 3, owner: 1, health: 5 }];
    const body = { warId: 801, time: 5, layoutVersion: 2, planetStatus };
    await importAnswers(test.db, [{ kind: 'status', at: new Date(NOW), body }]);
    expect(await new Clocks().finder().find(test.db, 'info')).toBe(0);
  });
});

it('history is due for each planet with a campaign, each every half hour', async () => {
  await wipeWar(test.db);
  const planetStatus = [3, 4].map((index) => ({ index, owner: 2, health: 5 }));
  const campaigns = [3, 4].map((planetIndex) => ({ id: planetIndex, planetIndex }));
  const body = { warId: 801, time: 5, planetStatus, campaigns };
  await importAnswers(test.db, [{ kind: 'status', at: new Date(NOW), body }]);
  const clocks = new Clocks();
  const due = clocks.finder();
  const find = async () => due.find(test.db, 'history');
  expect([await find(), await find(), await find()]).toEqual([3, 4, null]);
  clocks.now -= 24 * 60 * MINUTE_MS;
  clocks.elapsed += 29 * MINUTE_MS;
  expect(await find()).toBeNull();
  clocks.elapsed += MINUTE_MS;
  expect([await find(), await find(), await find()]).toEqual([3, 4, null]);
});
