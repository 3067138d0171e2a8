import { once } from 'node:events';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holdLock } from '../../../../importer/collect/http/hold-lock.ts';
import { pollAlone } from '../../../../importer/collect/http/poll-alone.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database/test-database.ts';
import { quietLog } from '../../../support/quiet-log.ts';
import { waitUntil } from '../../../support/wait-until.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(async () => {
  await test.close();
});

describe('pollAlone', () => {
  it('ends polling when the connection of its lock is lost, and begins again with the lock', async () => {
    const { log, lines } = quietLog();
    const stop = new AbortController();
    const events: string[] = [];
    const poll = async (until: AbortSignal): Promise<void> => {
      events.push('begins');
      await once(until, 'abort');
      events.push('ends');
    };
    const polling = pollAlone('a war', poll, { db: test.db, log, signal: stop.signal });
    await waitUntil('the first', () => events.length === 1);
    const other = await holdLock(test.db, 'a war', async () => 'two at once');
    expect(other).toMatchObject({ ok: false });
    await sql`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and database =
      (select oid from pg_database where datname = current_database()) and pid <> pg_backend_pid()`.execute(
      test.db,
    );
    await waitUntil('the second', () => events.length === 3);
    expect(lines.map(({ msg }) => msg)).toEqual(['http.lock_lost']);
    stop.abort();
    await polling;
    expect(events).toEqual(['begins', 'ends', 'begins', 'ends']);
    expect(await holdLock(test.db, 'a war', async () => 'free')).toEqual({ ok: true, value: 'free' });
  });
});
