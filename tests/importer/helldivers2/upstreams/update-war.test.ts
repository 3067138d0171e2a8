import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findWarAlarms } from '../../../../cli/helldivers2/find-war-alarms.ts';
import { createHelldivers2Importer } from '../../../../importer/helldivers2/helldivers2-importer.ts';
import { ENTITIES, type Entity, updateWar } from '../../../../importer/helldivers2/upstreams/update-war.ts';
import { openUpstream } from '../../../../importer/helldivers2/upstreams/upstream.ts';
import {
  readUpstreamSettings,
  UPSTREAMS,
} from '../../../../importer/helldivers2/upstreams/upstream-settings.ts';
import { wipeWar } from '../../../../importer/helldivers2/wipe-war.ts';
import { fetchTableCounts } from '../../../../stats/helldivers2/health/fetch-table-counts.ts';
import {
  fetchMissingPlanets,
  fetchWarHealth,
} from '../../../../stats/helldivers2/health/fetch-war-health.ts';
import { smallWar } from '../../../support/helldivers2/small-war.ts';
import { startWarUpstream, type WarUpstream } from '../../../support/helldivers2/war-upstream.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database/test-database.ts';

let test: TestDatabase;
let upstream: WarUpstream;
beforeAll(async () => {
  test = await createTestDatabase();
  upstream = await startWarUpstream();
});
beforeEach(async () => {
  await wipeWar(test.db);
  upstream.break(null);
  upstream.play(bodies, at);
});
afterAll(async () => {
  await upstream.close();
  await test.close();
});

const at = new Date('2025-06-01T12:00:00Z');
const bodies = Object.fromEntries(
  smallWar()
    .toReversed()
    .map(({ kind, body }) => [kind, body]),
);
const all = Object.keys(ENTITIES).filter((name): name is Entity => Object.hasOwn(ENTITIES, name));

async function update(entities: readonly Entity[] = all, name: (typeof UPSTREAMS)[number] = 'manual') {
  const env = { HD2_UPSTREAM: name, HD2_URL: upstream.url.href, HD2_CONTACT: 'tests' };
  const opened = openUpstream(readUpstreamSettings(env));
  const importer = createHelldivers2Importer(env);
  const source = await importer.openSource(test.db, name);
  return await updateWar({
    db: test.db,
    upstream: { ...opened, host: { ...opened.host, gapMs: 0 } },
    importer: source!,
    entities,
    signal: new AbortController().signal,
    retryMs: 1,
  });
}

describe('an update of the war', () => {
  it('fills the tables, and a second one changes no row count', async () => {
    const first = await update();
    expect(first.map(({ result }) => result)).toEqual(Array(7).fill('updated'));
    const counts = await fetchTableCounts(test.db);
    expect(counts['planets']).toBeGreaterThan(10);
    expect(counts['campaigns']).toBe(2);
    await update();
    expect(await fetchTableCounts(test.db)).toEqual(counts);
    // The same answers, made a minute later.
    upstream.play(bodies, new Date(at.getTime() + 60_000));
    await update();
    expect(await fetchTableCounts(test.db)).toEqual(counts);
    expect(upstream.mostAtOnce()).toBe(1);
  });

  it.each(all)('of %s alone works on an empty database', async (entity) => {
    const [result] = await update([entity]);
    // Only planets with a campaign have a history to request.
    expect(result?.result).toBe(entity === 'planet-history' ? 'unchanged' : 'updated');
  });

  it('gives the same result whatever the order of its parts', async () => {
    for (const entity of ['war-status', ...all] as const) await update([entity]);
    const counts = await fetchTableCounts(test.db);
    await wipeWar(test.db);
    for (const entity of ['war-status', ...all.toReversed(), 'planet-history'] as const)
      await update([entity]);
    expect(await fetchTableCounts(test.db)).toEqual(counts);
  });

  it('reports history of unnamed planets as one sum, stores no row of it and succeeds', async () => {
    const results = await update();
    expect(results.every(({ result }) => result === 'updated')).toBe(true);
    expect(await fetchMissingPlanets(test.db)).toEqual([
      expect.objectContaining({ planet: 400, firstAt: new Date('2025-06-01T01:00:00Z') }),
    ]);
    const { rows } = await sql`select from helldivers2.planets where id = 400`.execute(test.db);
    expect(rows).toHaveLength(0);
  });

  it('continues where one part fails, says why, keeps the stored data, and recovers', async () => {
    await update();
    const counts = await fetchTableCounts(test.db);
    upstream.play(
      { ...bodies, status: Buffer.from('null'), news: undefined },
      new Date(at.getTime() + 60_000),
    );
    const results = new Map((await update()).map((result) => [result.entity, result]));
    expect(results.get('war-status')).toMatchObject({ result: 'failed', reason: 'The answer is null.' });
    expect(results.get('news')).toMatchObject({
      result: 'failed',
      reason: 'The host answered with status 404.',
    });
    expect(results.get('major-orders')?.result).toBe('updated');
    expect(await fetchTableCounts(test.db)).toEqual(counts);
    const health = await fetchWarHealth(test.db);
    expect(health.kinds.find(({ kind }) => kind === 'status')).toMatchObject({
      trouble: 'The answer is null.',
      newestAt: at,
    });
    expect(health.endpoints.find(({ name }) => name.endsWith('/news'))?.failingSince).toBeInstanceOf(Date);
    // What came with status 200 and was rejected is a failure like others.
    expect(health.endpoints.find(({ name }) => name.endsWith('/status'))).toMatchObject({
      failingSince: expect.any(Date),
      reason: 'The answer was rejected: The answer is null.',
    });
    const alarms = async (minutes: number, name: string) =>
      findWarAlarms(test.db, new Date(Date.now() + minutes * 60_000), name);
    expect(await alarms(16, 'manual')).toMatchObject([
      {
        key: 'stale/helldivers2',
        say: expect.stringContaining('The answer is null. What people see is old.'),
      },
    ]);
    expect([await alarms(14, 'manual'), await alarms(16, 'official')]).toEqual([[], []]);
    upstream.play(bodies, new Date(at.getTime() + 120_000));
    expect((await update()).every(({ result }) => result === 'updated')).toBe(true);
    expect((await fetchWarHealth(test.db)).endpoints.every(({ failingSince }) => failingSince === null)).toBe(
      true,
    );
  });

  it('rejects an answer that is dated in the future, and goes on with the next one', async () => {
    upstream.play(bodies, new Date(Date.now() + 3_600_000));
    const [future] = await update(['war-status']);
    expect(future).toMatchObject({
      result: 'failed',
      reason: expect.stringContaining('the clock of this machine'),
    });
    expect((await fetchTableCounts(test.db))['war_statuses']).toBe(0);
    upstream.play(bodies, at);
    expect(await update(['war-status'])).toMatchObject([{ result: 'updated' }]);
    expect((await fetchWarHealth(test.db)).war?.observedAt).toEqual(at);
  });

  it.each(UPSTREAMS)(
    'sends %s the headers that it requires, and skips endpoints that it does not have',
    async (name) => {
      const results = new Map((await update(all, name)).map(({ entity, result }) => [entity, result]));
      expect(results.get('war-status')).toBe('updated');
      expect(results.get('major-orders')).toBe('updated');
      expect(results.get('campaigns')).toBe(name === 'manual' ? 'updated' : 'skipped');
      expect(results.get('planets')).toBe(name === 'official' ? 'skipped' : 'updated');
      expect(upstream.refused()).toBe(0);
    },
  );

  it('keeps the bytes of an error page as rejected, once', async () => {
    upstream.break(
      (_, response) => void response.writeHead(502, { 'content-type': 'text/html' }).end('<html>'),
    );
    await update(['war-status']);
    await update(['war-status']);
    const { rows } = await sql`
      select status, code, count(*)::int as payloads from core.payloads where game = 'helldivers2' group by 1, 2`.execute(
      test.db,
    );
    expect(rows).toEqual([{ status: 'rejected', code: 'HTTP_STATUS', payloads: 1 }]);
  });

  it('fills the tables again after a wipe, which leaves every one of them empty', async () => {
    await update();
    const counts = await fetchTableCounts(test.db);
    await wipeWar(test.db);
    expect(new Set(Object.values(await fetchTableCounts(test.db)))).toEqual(new Set([0]));
    await update();
    expect(await fetchTableCounts(test.db)).toEqual(counts);
  });
});
