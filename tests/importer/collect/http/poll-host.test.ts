import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holdLock } from '../../../../importer/collect/http/hold-lock.ts';
import { pollHost } from '../../../../importer/collect/http/poll-host.ts';
import { startAnswerServer } from '../../../support/servers/answer-server.ts';
import { quietLog } from '../../../support/quiet-log.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database/test-database.ts';
import { waitUntil } from '../../../support/wait-until.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(async () => {
  await test.close();
});

const json = { 'content-type': 'application/json' };

describe('pollHost', () => {
  it('continues with one endpoint while another fails, and stores the state of both', async () => {
    const server = await startAnswerServer(({ path }, response) => {
      if (path === '/good') response.writeHead(200, json).end('{}');
      else response.writeHead(500, json).end('{"status":"Error"}');
    });
    const stop = new AbortController();
    const got: string[] = [];
    const failed: string[] = [];
    const endpoint = (name: string) => ({
      name: `test/${name}`,
      everyMs: 20,
      request: () => ({ url: new URL(name, server.url) }),
    });
    const polling = pollHost({ name: 'test', gapMs: 0 }, [endpoint('good'), endpoint('bad')], {
      db: test.db,
      log: quietLog().log,
      signal: stop.signal,
      retryMs: 1,
      receive: {
        answer: async ({ name }) => {
          got.push(name);
          return null;
        },
        failure: async ({ name }) => void failed.push(name),
      },
    });
    await waitUntil('answers and a failure', () => got.length >= 3 && failed.length >= 1);
    stop.abort();
    await polling;
    await server.close();
    const { rows } = await sql<{ name: string; failing: boolean; reason: string | null }>`
      select name, failing_since is not null as failing, reason from core.endpoints order by name`.execute(
      test.db,
    );
    expect(rows).toEqual([
      { name: 'test/bad', failing: true, reason: 'The host answered with status 500.' },
      { name: 'test/good', failing: false, reason: null },
    ]);
    expect(server.mostAtOnce()).toBe(1);
  });
});

describe('an answer whose content is rejected', () => {
  it('is a failed poll: it is asked for less and less often, its reason is stored, and a good one ends that', async () => {
    const server = await startAnswerServer((_, response) => void response.writeHead(200, json).end('{}'));
    const stop = new AbortController();
    const { log, lines } = quietLog();
    let isBad = true;
    const everyMs = 20;
    const polling = pollHost(
      { name: 'test', gapMs: 0 },
      [{ name: 'test/odd', everyMs, request: () => ({ url: server.url }) }],
      {
        db: test.db,
        log,
        signal: stop.signal,
        retryMs: 1,
        receive: { answer: async () => (isBad ? 'no JSON.' : null), failure: async () => undefined },
      },
    );
    const state = async () => {
      const { rows } = await sql<{ failing: boolean; answered: boolean; reason: string | null }>`
        select failing_since is not null as failing, answered_at is not null as answered, reason
        from core.endpoints where name = 'test/odd'`.execute(test.db);
      return rows[0];
    };
    await waitUntil('five polls', () => server.seen.length >= 5);
    // A timer may fire slightly early.
    const gaps = server.seen.slice(1, 5).map((one, at) => one.atMs - server.seen[at]!.atMs + 2);
    for (const [at, gap] of gaps.entries()) expect(gap).toBeGreaterThanOrEqual(everyMs * 2 ** at);
    expect(await state()).toEqual({
      failing: true,
      answered: false,
      reason: 'The answer was rejected: no JSON.',
    });
    expect(lines.find(({ msg }) => msg === 'http.failed')).toMatchObject({ code: 'REJECTED' });
    isBad = false;
    await waitUntil('a good answer', async () => (await state())?.failing === false, 30_000);
    expect(await state()).toEqual({ failing: false, answered: true, reason: null });
    stop.abort();
    await polling;
    await server.close();
  });
});

describe('holdLock', () => {
  it('names the holder to a second process, and is released after the first', async () => {
    const inner = await holdLock(test.db, 'a war', async () =>
      holdLock(test.db, 'a war', async () => 'twice'),
    );
    expect(inner).toMatchObject({
      ok: true,
      value: { ok: false, holder: expect.stringMatching(/session \d+/) },
    });
    expect(await holdLock(test.db, 'a war', async () => 'again')).toEqual({ ok: true, value: 'again' });
  });
});
