import { findWarAlarms } from '../../../../cli/helldivers1/find-war-alarms.ts';
import { fetchWarHealthLines } from '../../../../cli/helldivers1/war-health-lines.ts';
import { X509Certificate } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseHelldivers1Settings } from '../../../../importer/helldivers1/settings.ts';
import { pinOf } from '../../../../importer/helldivers1/tls/host-certificate.ts';
import { openUpstream } from '../../../../importer/helldivers1/upstream/open-upstream.ts';
import { WarCollector } from '../../../../importer/helldivers1/upstream/war-collector.ts';
import { type AnswerServer, type Seen, startAnswerServer } from '../../../support/servers/answer-server.ts';
import {
  bodyOf,
  frameText,
  rawArchive,
  rawDefend,
  rawStatus,
  T0,
} from '../../../support/helldivers1/answers.ts';
import { exportRows, forgetAll, storeBody } from '../../../support/helldivers1/import-answers.ts';
import { makeIdentity, startTlsServer, type TlsServer } from '../../../support/helldivers1/tls-server.ts';
import { type LogLine, quietLog } from '../../../support/quiet-log.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database/test-database.ts';
import { waitUntil } from '../../../support/wait-until.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

let test: TestDatabase;
let server: AnswerServer;
let told: number[][];
let lines: readonly LogLine[];
let ending: (() => Promise<void>)[];
let polls: number;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());
beforeEach(async () => {
  await forgetAll(test.db);
  polls = 0;
  told = [];
  ending = [];
  server = await startAnswerServer((_, response) => answer(response, rawStatus({ time: T0 + polls++ })));
});
afterEach(async () => {
  for (const end of ending.toReversed()) await end();
  await server.close();
});

function answer(response: ServerResponse, raw: unknown, status = 200, type = JSON_TYPE): void {
  response.writeHead(status, type).end(bodyOf(raw));
}

function start({ url = server.url.href, pins = '' } = {}): () => Promise<void> {
  const read = parseHelldivers1Settings({ HD1_FOLLOW: 'yes', HD1_URL: url, HD1_PINS: pins });
  if (!read.ok) throw new Error(read.problems.join());
  const quiet = quietLog();
  lines = quiet.lines;
  const stop = new AbortController();
  const collector = new WarCollector({
    db: test.db,
    log: quiet.log,
    upstream: openUpstream(read.settings, { retryMs: 1 }),
    pollMs: 10,
    retryMs: 1,
    lockWaitMs: 20,
    wake: async () => Promise.resolve(),
    onSeen: () => undefined,
    onImported: async (_, ids) => {
      told.push([...ids]);
      await Promise.resolve();
    },
  });
  const watching = collector.watch(stop.signal);
  const end = async (): Promise<void> => {
    stop.abort();
    await watching;
  };
  ending.push(end);
  return end;
}

async function endpoint(): Promise<{ failing: boolean; reason: string | null } | undefined> {
  const { rows } = await sql<{ failing: boolean; reason: string | null }>`
    select failing_since is not null as failing, reason from core.endpoints
    where name = 'helldivers1/status'`.execute(test.db);
  return rows[0];
}

const season = async (): Promise<unknown> => (await exportRows(test.db, 'hd1-seasons')).at(-1);
async function ledger(): Promise<unknown[][]> {
  const rows = await test.db
    .selectFrom('core.payloads')
    .select(['kind', 'status', 'code'])
    .orderBy('id')
    .execute();
  return rows.map((row) => [row.kind, row.status, row.code]);
}

describe('WarCollector', () => {
  it('sends forms, one at a time, and returns the newly confirmed war', async () => {
    start();
    await waitUntil('five polls', () => told.length >= 5);
    const [first] = server.seen;
    expect(first).toMatchObject({ method: 'POST', path: '/', body: 'action=get_campaign_status' });
    expect(first?.headers['content-type']).toContain('application/x-www-form-urlencoded');
    expect(server.mostAtOnce()).toBe(1);
    expect(told.every((ids) => ids.join() === '200')).toBe(true);
    expect(await season()).toMatchObject({ season: 200, confirmed: true });
  });

  it('never starts a poll before the last one is imported', async () => {
    const seen: string[] = [];
    server.handle((_, response) => {
      seen.push('asked');
      answer(response, rawStatus({ time: T0 + polls++ }));
    });
    start();
    await waitUntil('some polls', () => told.length >= 3);
    expect(server.seen.length - told.length).toBeLessThanOrEqual(1);
  });

  it.each([
    ['a page with status 503', '<html>maintenance</html>', 503, ['unknown', 'rejected', 'NOT_JSON']],
    ['a page with status 200', '<html>maintenance</html>', 200, ['status', 'rejected', 'NOT_JSON']],
    ['a wrong shape', { ...rawStatus(), campaign_status: [] }, 200, ['status', 'rejected', 'BAD_FIELD']],
    [
      'a war of the far future',
      rawStatus({ time: 1_999_999_999 }),
      200,
      ['status', 'rejected', 'IMPOSSIBLE_TIME'],
    ],
    [
      'an error with status 200',
      { time: T0, error_code: 2, error_message: 'no' },
      200,
      ['status', 'rejected', 'ERROR_ANSWER'],
    ],
    ['a cut body', JSON.stringify(rawStatus()).slice(0, 300), 200, ['status', 'rejected', 'NOT_JSON']],
    [
      'a valid body with status 500',
      rawStatus({ time: T0 + 500 }),
      500,
      ['unknown', 'rejected', 'HOST_FAILED'],
    ],
  ])('stores %s as rejected, keeps the last state and continues', async (_, raw, status, row) => {
    const isPage = typeof raw === 'string' && raw.startsWith('<');
    let isWell = true;
    server.handle((_, response) => {
      polls += 1;
      if (isWell) answer(response, rawStatus({ time: T0 + polls }));
      else answer(response, raw, status, isPage ? { 'content-type': 'text/html' } : JSON_TYPE);
    });
    start();
    await waitUntil('a good answer', () => told.length > 0);
    isWell = false;
    const isRejected = async () => (await ledger()).some(([, became]) => became === 'rejected');
    await waitUntil('the bad answer', isRejected);
    const before = await season();
    expect((await ledger()).filter(([, became]) => became !== 'imported')).toEqual([row]);
    await waitUntil('the failure to be stored', async () => (await endpoint())?.failing === true);
    const lines = await fetchWarHealthLines(test.db, new Date((T0 + 60) * 1000), {
      isFollowed: true,
      pins: 0,
    });
    const fails = lines.find(({ say }) => say.startsWith('helldivers1/status fails since'));
    expect(fails?.isWell).toBe(false);
    expect(fails?.say).not.toContain('..');
    expect(await findWarAlarms(test.db, new Date((T0 + 7_000) * 1000))).toMatchObject([
      { key: 'stale/helldivers1' },
    ]);
    expect(before).toMatchObject({ season: 200, confirmed: true });
    isWell = true;
    const toldBefore = told.length;
    await waitUntil('good answers again', () => told.length > toldBefore, 30_000);
    expect(await season()).not.toEqual(before);
    await waitUntil('the end of the failure', async () => (await endpoint())?.failing === false);
  });

  it('accepts a status with the content type of a web page', async () => {
    server.handle((_, response) => answer(response, rawStatus(), 200, { 'content-type': 'text/html' }));
    start();
    await waitUntil('it', () => told.length > 0);
    expect(await season()).toMatchObject({ season: 200, confirmed: true });
  });

  it('lets one of two processes poll, and the other continue when the first has ended', async () => {
    const endFirst = start();
    await waitUntil('the first', () => told.length > 0);
    const before = lines;
    start();
    await waitUntil('the second to wait', () =>
      lines.some((line) => line.msg === 'http.somebody_else_polls'),
    );
    expect(before).not.toBe(lines);
    expect(server.mostAtOnce()).toBe(1);
    await endFirst();
    const asked = server.seen.length;
    await waitUntil('the second to poll', () => server.seen.length > asked + 2);
    expect(server.mostAtOnce()).toBe(1);
  });

  it('fetches the archive of a war an hour after its end, once', async () => {
    const defend = rawDefend({ region: 0, status: 'fail' });
    await storeBody(
      test.db,
      bodyOf(rawStatus({ season: 199, defend: rawDefend({ region: 0, season: 199 }) })),
    );
    server.handle(({ body }: Seen, response) => {
      polls += 1;
      const form = new URLSearchParams(body);
      if (form.get('action') !== 'get_snapshots') {
        answer(response, rawStatus({ season: 200, time: T0 + 3_600 + polls }));
        return;
      }
      const frames = [{ time: T0 + 100, data: frameText('active', 0) }];
      const defends = [{ ...defend, season: 199 }];
      answer(response, rawArchive({ season: Number(form.get('season')), time: T0 + 4_000, frames, defends }));
    });
    const collect = start();
    // The answer left in the inbox is imported with the first poll.
    await waitUntil(
      'the archive',
      async () => (await exportRows(test.db, 'hd1-snapshots')).length > 0,
      30_000,
    );
    await waitUntil('more polls', () => told.length >= 6);
    await collect();
    const archives = server.seen.filter(({ body }) => body.includes('get_snapshots'));
    expect(archives.map(({ body }) => body)).toEqual(['action=get_snapshots&season=199']);
    expect((await exportRows(test.db, 'hd1-seasons'))[0]).toMatchObject({ season: 199, outcome: 'defeat' });
  });
});

describe('WarCollector over TLS', () => {
  let tls: TlsServer;
  let pin: string;
  beforeEach(async () => {
    const identity = await makeIdentity();
    pin = pinOf(new X509Certificate(identity.cert));
    tls = await startTlsServer(identity, JSON.stringify(rawStatus()));
    ending.push(async () => tls.close());
  });

  it('sends nothing to an untrusted host, and reports it with the next step', async () => {
    start({ url: `https://localhost:${tls.port}/1.0/` });
    await waitUntil(
      'the refusal',
      () => lines.some((line) => String(line['reason']).includes('helldivers1 tls')),
      30_000,
    );
    expect(tls.bodies).toEqual([]);
    expect(lines.find(({ msg }) => msg === 'http.failed')).toMatchObject({ code: 'UNTRUSTED' });
    expect(await exportRows(test.db, 'hd1-seasons')).toEqual([]);
    const findAlarms = async () => findWarAlarms(test.db, new Date());
    await waitUntil('an alarm', async () => (await findAlarms()).length > 0, 30_000);
    expect(await findAlarms()).toMatchObject([
      { key: 'certificate/helldivers1', say: expect.stringContaining('HD1_PINS') },
    ]);
  });

  it('follows the war of a host whose key is pinned', async () => {
    start({ url: `https://localhost:${tls.port}/1.0/`, pins: pin });
    await waitUntil('a poll', () => told.length > 0, 30_000);
    expect(tls.bodies[0]).toBe('action=get_campaign_status');
    expect(await season()).toMatchObject({ season: 200, confirmed: true });
  });
});
