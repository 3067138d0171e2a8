import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holdLock } from '../../../../importer/collect/http/hold-lock.ts';
import { pollHost } from '../../../../importer/collect/http/poll-host.ts';
import { startAnswerServer } from '../../../support/answer-server.ts';
import { quietLog } from '../../../support/quiet-log.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/test-database.ts';
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
        answer: async ({ name }) => void got.push(name),
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
