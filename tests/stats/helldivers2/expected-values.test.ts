// Values of an independent script over recorded answers: all of them come out of the queries.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportPlanets } from '../../../stats/helldivers2/export/export-planets.ts';
import { exportRegions } from '../../../stats/helldivers2/export/export-regions.ts';
import { exportOrders } from '../../../stats/helldivers2/export/export-orders.ts';
import { exportChanges } from '../../../stats/helldivers2/export/export-changes.ts';
import { fetchWar } from '../../../stats/helldivers2/fetch-war.ts';
import { importAnswers } from '../../support/helldivers2/import-answers.ts';
import { readAnswer, readJsonAnswer, readReplay, WAR_CORPUS } from '../../support/helldivers2/war-corpus.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

type Expected = Record<string, Record<string, any>>;
const camel = (key: string): string => key.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
const keys = (row: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [camel(key), value]));

async function collect<T>(rows: AsyncIterable<T>): Promise<T[]> {
  return await Array.fromAsync(rows);
}

describe.skipIf(WAR_CORPUS === null)('expected values of recorded answers', () => {
  const at = new Date('2026-03-05T12:00:00Z');
  let test: TestDatabase;
  let replay: TestDatabase;
  const expected = WAR_CORPUS === null ? {} : (readJsonAnswer('expected.json') as Expected);

  beforeAll(async () => {
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
      readReplay().map(({ at, body }) => ({ kind: 'status', at: new Date(at * 1000), body })),
    );
  });
  afterAll(async () => {
    await test.close();
    await replay.close();
  });

  it('has each planet', async () => {
    const rows = new Map(
      (await collect(exportPlanets(test.db, []))).map((row) => [String(row['planet']), row]),
    );
    const values = expected['raw.status.composed.json']!;
    for (const [planet, row] of Object.entries(values['planets']!))
      expect(rows.get(planet)).toMatchObject(keys(row as any));
    expect((await fetchWar(test.db))?.players).toBe(values['players']);
  });

  it('has each region', async () => {
    const rows = new Map(
      (await collect(exportRegions(test.db, []))).map((row) => [`${row['planet']}/${row['region']}`, row]),
    );
    for (const [region, row] of Object.entries(expected['raw.status.composed.json']!['regions']!)) {
      expect(rows.get(region)).toMatchObject(keys(row as any));
    }
  });

  it('has each order with its tasks and rewards', async () => {
    const rows = new Map((await collect(exportOrders(test.db, []))).map((row) => [String(row['id32']), row]));
    const values = expected['raw.assignments.composed.json']!;
    expect([...rows.keys()].toSorted()).toEqual(Object.keys(values).toSorted());
    for (const [id, row] of Object.entries(values)) expect(rows.get(id)).toMatchObject(keys(row as any));
  });

  it('has each change of the series, at its moment and once', async () => {
    const changes = (await collect(exportChanges(replay.db, []))).map((row) => [
      Date.parse(String(row['at'])) / 1000,
      row['change'],
      ...(row['change'] === 'owner'
        ? [row['planet'], row['before'], row['after']]
        : [row['campaign'], row['planet']]),
    ]);
    const wanted = expected['status-replay.composed-2024-08-22.jsonl.gz']!['changes'] as unknown[][];
    expect(changes.map(String).toSorted()).toEqual(wanted.map(String).toSorted());
  });

  it('has each rate at the end of the series', async () => {
    const rows = new Map(
      (await collect(exportPlanets(replay.db, []))).map((row) => [String(row['planet']), row]),
    );
    const rates = expected['status-replay.composed-2024-08-22.jsonl.gz']!['rates_at_last'] as Record<
      string,
      any
    >;
    for (const [planet, rate] of Object.entries(rates)) expect(rows.get(planet)).toMatchObject(keys(rate));
  });
});
