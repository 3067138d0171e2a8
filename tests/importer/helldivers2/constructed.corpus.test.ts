// Errors of each upstream, served unchanged: the last good state is kept, old data is shown with its age, and the next good
// answer recovers.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fetchWarHealthLines } from '../../../cli/helldivers2/war-health-lines.ts';
import { createHelldivers2Importer } from '../../../importer/helldivers2/helldivers2-importer.ts';
import { type Entity, updateWar } from '../../../importer/helldivers2/upstreams/update-war.ts';
import { openUpstream } from '../../../importer/helldivers2/upstreams/upstream.ts';
import { readUpstreamSettings } from '../../../importer/helldivers2/upstreams/upstream-settings.ts';
import { readWarTables } from '../../support/helldivers2/read-war-tables.ts';
import { readAnswer, readJsonAnswer, WAR_CORPUS } from '../../support/helldivers2/war-corpus.ts';
import { startWarUpstream, type WarUpstream } from '../../support/helldivers2/war-upstream.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

/** The endpoint that answers with it, and the message about it. */
const FAULTS: Readonly<Record<string, readonly [entity: Entity, says: RegExp | null]>> = {
  'campaign.blank-row.json': ['campaigns', null],
  'community.400.json': ['war-status', /answered with status 400/],
  'community.404.json': ['war-status', /answered with status 404/],
  'community.429.empty': ['war-status', /answered with status 429/],
  'gateway.502.html': ['war-status', /answered with status 502/],
  'manual.500.json': ['planets', /answered with status 500/],
  'manual.empty': ['war-status', /The answer has no body/],
  'manual.null.json': ['major-orders', /The answer is null/],
  'stats-answered-with-status.json': ['war-status', /planetStatus: it has no rows/],
  'status.cut.json': ['war-status', /not JSON, or was cut/],
  'status.no-time.json': ['war-status', /^time: /],
  'status.partial-40-planets.json': ['war-status', /It has 40 planets/],
};

const headers = z.record(
  z.string(),
  z.union([z.string(), z.tuple([z.number(), z.record(z.string(), z.string())])]),
);

describe.skipIf(WAR_CORPUS === null)('an upstream that answers with', () => {
  const at = new Date('2026-03-05T12:00:00Z');
  let test: TestDatabase;
  let upstream: WarUpstream;
  const good = () => ({
    planets: readAnswer('planets.index-compact.json'),
    info: readAnswer('raw.war-info.composed.json'),
    status: readAnswer('raw.status.composed.json'),
    orders: readAnswer('raw.assignments.composed.json'),
    campaign: readAnswer('campaign.derived-2024-08-22.json'),
  });

  beforeAll(async () => {
    test = await createTestDatabase();
    upstream = await startWarUpstream();
    upstream.play(good(), at);
    await update(['planets', 'campaigns', 'war-info', 'war-status', 'major-orders']);
  });
  afterAll(async () => {
    await upstream.close();
    await test.close();
  });

  async function update(entities: readonly Entity[]) {
    const env = { HD2_UPSTREAM: 'manual', HD2_URL: upstream.url.href };
    const opened = openUpstream(readUpstreamSettings(env));
    return await updateWar({
      db: test.db,
      upstream: { ...opened, host: { ...opened.host, gapMs: 0 } },
      importer: (await createHelldivers2Importer(env).openSource(test.db, 'manual'))!,
      entities,
      signal: new AbortController().signal,
      retryMs: 1,
    });
  }

  /** The rows about the war, without the ledger of answers. */
  async function readRows() {
    const { ledger: _, order_polls: __, clock: ___, ...rows } = await readWarTables(test.db);
    return rows;
  }

  const lines = async (now: Date) =>
    (await fetchWarHealthLines(test.db, now)).filter(({ isWell }) => !isWell).map(({ say }) => say);

  it('has a test for each of the files', () => {
    const files = readdirSync(path.join(WAR_CORPUS ?? '', 'constructed')).filter(
      (name) => name !== 'http.json',
    );
    expect(Object.keys(FAULTS)).toEqual(files.toSorted());
  });

  it.each(Object.entries(FAULTS))('%s', async (file, [entity, says]) => {
    const [status, more] = statusOf(file);
    let minute = 1 + Object.keys(FAULTS).indexOf(file) * 4;
    const later = () => new Date(at.getTime() + (minute += 1) * 60_000);
    const now = later();
    const known = await readRows();
    upstream.break((_, response) => {
      const fields = { 'content-type': 'application/json', date: now.toUTCString(), ...more };
      // Shortens the waiting time of the client.
      const retryAfter = status === 429 ? { 'Retry-After': '0' } : {};
      response.writeHead(status, { ...fields, ...retryAfter }).end(readAnswer(`constructed/${file}`));
    });
    const [result] = await update([entity]);
    expect(result).toMatchObject(
      says === null ? { result: 'updated' } : { result: 'failed', reason: expect.stringMatching(says) },
    );
    expect(await readRows()).toEqual(known);
    if (says !== null) {
      const said = (await lines(now)).join('\n');
      expect(said).toContain(result!.reason);
      expect(said).toMatch(/(last answer|\() ?\d+ min ago/);
    }
    upstream.break(null);
    upstream.play(good(), later());
    expect(await update([entity])).toMatchObject([{ result: 'updated' }]);
    expect(await lines(later())).toEqual([]);
  });
});

function statusOf(file: string): [number, Record<string, string>] {
  const given = headers.parse(readJsonAnswer('constructed/http.json'))[file];
  return Array.isArray(given) ? given : [200, {}];
}
