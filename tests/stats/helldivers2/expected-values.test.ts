// Every value that an independent script computed from recorded answers is returned by the queries.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Exporter, ExportRow } from '../../../stats/game-exports.ts';
import { exportChanges } from '../../../stats/helldivers2/export/export-changes.ts';
import { exportOrders } from '../../../stats/helldivers2/export/export-orders.ts';
import { exportPlanets } from '../../../stats/helldivers2/export/export-planets.ts';
import { exportRegions } from '../../../stats/helldivers2/export/export-regions.ts';
import { fetchWar } from '../../../stats/helldivers2/fetch-war.ts';
import { importAnswers } from '../../support/helldivers2/import-answers.ts';
import { readAnswer, readJsonAnswer, readReplay, WAR_CORPUS } from '../../support/helldivers2/war-corpus.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

const rows = z.record(z.string(), z.record(z.string(), z.unknown()));
const expectedValues = z.object({
  'raw.status.composed.json': z.object({ planets: rows, regions: rows, players: z.number() }),
  'raw.assignments.composed.json': rows,
  'status-replay.composed-2024-08-22.jsonl.gz': z.object({
    changes: z.array(z.array(z.unknown())),
    rates_at_last: rows,
  }),
});

/** The columns are the keys of the script in camelCase. */
const inCamelCase = (row: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );

async function exportBy(database: TestDatabase, exporter: Exporter, keyOf: (row: ExportRow) => string) {
  const found = await Array.fromAsync(exporter(database.db, []));
  return new Map(found.map((row) => [keyOf(row), row]));
}

describe.skipIf(WAR_CORPUS === null)('expected values of recorded answers', () => {
  const at = new Date('2026-03-05T12:00:00Z');
  let test: TestDatabase;
  let replay: TestDatabase;
  let expected: z.output<typeof expectedValues>;

  beforeAll(async () => {
    expected = expectedValues.parse(readJsonAnswer('expected.json'));
    test = await createTestDatabase();
    await importAnswers(test.db, [
      { kind: 'planets', at, body: readAnswer('planets.index-compact.json') },
      { kind: 'info', at, body: readAnswer('raw.war-info.composed.json') },
      { kind: 'status', at, body: readAnswer('raw.status.composed.json') },
      { kind: 'orders', at, body: readAnswer('raw.assignments.composed.json') },
    ]);
    replay = await createTestDatabase();
    await importAnswers(
      replay.db,
      readReplay().map((played) => ({ kind: 'status', at: new Date(played.at * 1000), body: played.body })),
    );
  });
  afterAll(async () => {
    await test.close();
    await replay.close();
  });

  it('has each planet', async () => {
    const found = await exportBy(test, exportPlanets, ({ planet }) => String(planet));
    const { planets, players } = expected['raw.status.composed.json'];
    for (const [planet, row] of Object.entries(planets))
      expect(found.get(planet)).toMatchObject(inCamelCase(row));
    expect((await fetchWar(test.db))?.players).toBe(players);
  });

  it('has each region', async () => {
    const found = await exportBy(
      test,
      exportRegions,
      ({ planet, region }) => `${String(planet)}/${String(region)}`,
    );
    for (const [region, row] of Object.entries(expected['raw.status.composed.json'].regions)) {
      expect(found.get(region)).toMatchObject(inCamelCase(row));
    }
  });

  it('has each order with its tasks and rewards', async () => {
    const found = await exportBy(test, exportOrders, ({ id32 }) => String(id32));
    const orders = expected['raw.assignments.composed.json'];
    expect([...found.keys()].toSorted()).toEqual(Object.keys(orders).toSorted());
    for (const [id, row] of Object.entries(orders)) expect(found.get(id)).toMatchObject(inCamelCase(row));
  });

  it('has each change of the series, at its moment and once', async () => {
    const found = (await Array.fromAsync(exportChanges(replay.db, []))).map((row) => [
      row['at'] instanceof Date ? row['at'].getTime() / 1000 : null,
      row['change'],
      ...(row['change'] === 'owner'
        ? [row['planet'], row['before'], row['after']]
        : [row['campaign'], row['planet']]),
    ]);
    const { changes } = expected['status-replay.composed-2024-08-22.jsonl.gz'];
    expect(found.map(String).toSorted()).toEqual(changes.map(String).toSorted());
  });

  it('has each rate at the end of the series', async () => {
    const found = await exportBy(replay, exportPlanets, ({ planet }) => String(planet));
    const rates = expected['status-replay.composed-2024-08-22.jsonl.gz'].rates_at_last;
    for (const [planet, rate] of Object.entries(rates))
      expect(found.get(planet)).toMatchObject(inCamelCase(rate));
  });
});
