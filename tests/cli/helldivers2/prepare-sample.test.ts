import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { helldivers2Api } from '../../../api/helldivers2/helldivers2-api.ts';
import { helldivers2Game } from '../../../cli/helldivers2/helldivers2-game.ts';
import { loadHealth } from '../../../cli/app/find-game.ts';
import { findUsedGames } from '../../../cli/app/find-used-games.ts';
import { loadApis } from '../../../cli/app/load-apis.ts';
import { warHealth } from '../../../cli/helldivers2/war-health.ts';
import { prepareSample } from '../../../cli/helldivers2/prepare-sample.ts';
import { readConfig } from '../../../core/config.ts';
import { restoreBackup } from '../../../importer/backup/restore-backup.ts';
import { writeBackup } from '../../../importer/backup/write-backup.ts';
import { createHelldivers2Importer } from '../../../importer/helldivers2/helldivers2-importer.ts';
import { upstreamSettings } from '../../../importer/helldivers2/upstreams/upstream-settings.ts';
import { drainInbox } from '../../../importer/inbox/drain-inbox.ts';
import { exportPlanets } from '../../../stats/helldivers2/export/export-planets.ts';
import { fetchNews } from '../../../stats/helldivers2/fetch-news.ts';
import { fetchWarView } from '../../../stats/helldivers2/fetch-war-view.ts';
import { importAnswers } from '../../support/helldivers2/import-answers.ts';
import { readWarTables } from '../../support/helldivers2/read-war-tables.ts';
import { buildTestApi } from '../../support/api/build-test-api.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

let test: TestDatabase;
const NOW = new Date(Math.floor(Date.now() / 60_000) * 60_000);
beforeAll(async () => {
  test = await createTestDatabase();
  await prepareSample(test.db, NOW);
});
afterAll(async () => test.close());

it('stores a war with rates, an order, news and attacks, once', async () => {
  const view = await fetchWarView(test.db, NOW);
  expect(view?.war.observedAt).toEqual(NOW);
  expect(view?.fronts.length).toBeGreaterThanOrEqual(3);
  expect(view?.fronts.some(({ outlook }) => outlook.net !== null)).toBe(true);
  expect(view?.orders).toHaveLength(1);
  expect((await fetchNews(test.db, { offset: 0, limit: 3 })).news.length).toBeGreaterThan(0);
  const count = async () =>
    (await sql`select from core.payloads where game = 'helldivers2'`.execute(test.db)).rows.length;
  const before = await count();
  await prepareSample(test.db, new Date(NOW.getTime() + 60_000));
  expect(await count()).toBe(before);
});

it('gives answers of the API in the declared shapes', async () => {
  const app = await buildTestApi({ db: test.db, games: [helldivers2Api] }, { reader: {} });
  const headers = { authorization: 'Bearer reader' };
  const get = async (url: string) => (await app.inject({ url, headers })).json();
  const war = await get('/api/hd2/war');
  expect(war).toMatchObject({ war: 9000, observedAt: NOW.toISOString(), pausedSince: null, orders: 1 });
  const { campaigns } = await get('/api/hd2/campaigns');
  expect(campaigns).toHaveLength(war.campaigns);
  expect(campaigns[0]).toMatchObject({ forecast: { netPctPerHour: expect.any(Number) } });
  const { planets } = await get('/api/hd2/planets');
  expect(planets).toHaveLength(48);
  const one = await get(`/api/hd2/planets/${campaigns[0].index}`);
  expect(one.planet).toEqual(campaigns[0]);
  expect(one.history.length).toBeGreaterThan(3);
  expect(await get('/api/hd2/orders')).toMatchObject({
    orders: [{ tasks: [{ type: 3 }, { type: 11 }, { type: 12 }] }],
  });
  // The numbers of the export, not those of the machine.
  const exported = await Array.fromAsync(exportPlanets(test.db, []));
  const { liberationPct, regenPctPerHour, net } = exported.find(
    ({ planet }) => planet === campaigns[0].index,
  )!;
  expect(one.planet).toMatchObject({ liberationPct, regenPctPerHour, forecast: { netPctPerHour: net } });
  const answers = [planets, campaigns, one, await get('/api/hd2/orders')];
  expect(JSON.stringify(answers)).not.toMatch(/\.\d{5}/);
  const first = await get('/api/hd2/news?limit=1');
  expect(first.news).toHaveLength(1);
  expect(await get('/api/hd2/news?offset=100000')).toEqual({ news: [], total: first.total });
  expect(await get('/api/hd2/news?limit=51')).toMatchObject({
    error: { message: expect.stringContaining('at most 50') },
  });
  expect(await get('/api/hd2/planets/4711')).toMatchObject({ error: { code: 'PLANET_UNKNOWN' } });
  for (const index of ['x', '1e2', '-1', '0x1', '%20', '1.5'])
    expect((await app.inject({ url: `/api/hd2/planets/${index}`, headers })).statusCode, index).toBe(400);
  await app.close();
});

it('is deleted when a real upstream is configured, and is not created again beside one', async () => {
  const importer = createHelldivers2Importer({});
  const config = readConfig({ DEBRIEF_HOME: '/nonexistent' });
  if (!config.ok) throw new Error(config.problems.join());
  await importer.prepareSource(test.db, config.config, 'manual');
  expect(await fetchWarView(test.db, NOW)).toBeNull();
  expect((await findUsedGames(test.db)).map(({ name }) => name)).not.toContain('helldivers2');
  await importAnswers(test.db, [{ kind: 'news', at: NOW, body: [{ id: 1, published: 5, message: 'REAL' }] }]);
  // Health and routes are there although no setting names the game.
  expect(await loadHealth(test.db)).toContain(warHealth);
  expect(await loadApis(test.db)).toContain(helldivers2Api);
  await prepareSample(test.db, NOW);
  expect(await fetchWarView(test.db, NOW)).toBeNull();
});

it('is left out of a restored backup, and is removed from among real answers', async () => {
  const other = await createTestDatabase();
  const folder = await mkdtemp(path.join(tmpdir(), 'debrief-sample-'));
  const file = path.join(folder, 'all.ndjson.zst');
  const [importer, restored] = [createHelldivers2Importer({}), await createTestDatabase()];
  const config = readConfig({ DEBRIEF_HOME: '/nonexistent' });
  if (!config.ok) throw new Error(config.problems.join());
  // As an earlier version left it: the sample, and the answers of an upstream beside it.
  const answers = [
    { kind: 'planets', body: { 1: { name: 'REAL', sector: 'S' } } },
    { kind: 'status', body: { warId: 801, time: 10, planetStatus: [{ index: 1, owner: 1, health: 5 }] } },
    { kind: 'orders', body: [{ id32: 7, progress: [0], expiresIn: 9, setting: { tasks: [] } }] },
    { kind: 'news', body: [{ id: 1, published: 5, message: 'REAL' }] },
  ] as const;
  await importAnswers(
    other.db,
    answers.map((answer) => ({ ...answer, at: new Date(NOW.getTime() - 3_600_000) })),
  );
  const alone = await readWarTables(other.db);
  await importAnswers(
    other.db,
    answers.map(({ kind, body }) => ({
      kind,
      source: 'sample',
      at: NOW,
      body: JSON.parse(
        JSON.stringify(body).replace('801', '9000').replaceAll('REAL', 'MADE UP').replace('7', '8'),
      ),
    })),
  );
  await writeBackup(other.db, file, [importer]);
  await restoreBackup(restored.db, file, [importer]);
  expect(await importer.knownSources(restored.db)).toEqual(['manual']);
  for (const db of [restored.db, other.db]) {
    const source = await importer.prepareSource(db, config.config, 'manual');
    await drainInbox(db, source);
    expect(await readWarTables(db)).toEqual(alone);
  }
  await Promise.all([other.close(), restored.close(), rm(folder, { recursive: true })]);
});

it('lists every setting that the schema reads, so that a misspelt one is reported', () => {
  const settings = helldivers2Game.settings!;
  // The schema refines an object; its keys are those of the parsed defaults and the optional ones.
  expect([...settings.names].toSorted()).toEqual(Object.keys(upstreamSettings.shape).toSorted());
  const read = readConfig({ DEBRIEF_HOME: '/nonexistent', HD2_UPSTRAEM: 'manual' }, undefined, {
    written: ['HD2_UPSTRAEM', 'HD2_ANYTHING'].slice(0, 1),
    games: [settings],
  });
  expect(read).toMatchObject({
    ok: false,
    problems: [expect.stringContaining('Did you mean HD2_UPSTREAM?')],
  });
});
