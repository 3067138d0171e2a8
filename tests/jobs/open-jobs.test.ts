import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { JOB_NAMES, type JobHandler, type JobHandlers } from '../../jobs/job-payloads.ts';
import { JOB_SCHEDULES } from '../../jobs/job-queues.data.ts';
import { type Jobs, openJobs } from '../../jobs/open-jobs.ts';
import { STEADY_CLOCK } from '../../jobs/steady-clock.ts';
import { quietLog } from '../support/quiet-log.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';
import { waitUntil } from '../support/wait-until.ts';

let database: TestDatabase;
const open: Jobs[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  for (const jobs of open.splice(0)) await jobs.close();
  await sql`delete from pgboss.job`.execute(database.db);
});
afterAll(async () => database.close());

async function start(): Promise<Jobs> {
  const jobs = await openJobs({
    connection: { connectionString: database.databaseUrl },
    log: quietLog().log,
    pollSeconds: 0.5,
  });
  open.push(jobs);
  return jobs;
}

function handlers(drain: JobHandler<'drain-inbox'>): JobHandlers {
  const nothing = async (): Promise<void> => {};
  return {
    'drain-inbox': drain,
    reimport: nothing,
    rederive: nothing,
    'sweep-inbox': nothing,
    'maintain-database': nothing,
    'check-health': nothing,
    'update-posts': nothing,
    'log-metrics': nothing,
    'back-up': nothing,
  };
}

async function countJobs(state: string): Promise<number> {
  const { rows } = await sql<{ jobs: number }>`
    select count(*) as jobs from pgboss.job where name = 'drain-inbox' and state::text = ${state}`.execute(
    database.db,
  );
  return rows[0]?.jobs ?? 0;
}

test('a wake-up arrives at once, long before the next poll', async () => {
  const seen: number[] = [];
  const jobs = await openJobs({
    connection: { connectionString: database.databaseUrl },
    log: quietLog().log,
    pollSeconds: 60,
  });
  open.push(jobs);
  await jobs.work(handlers(async () => void seen.push(Date.now())));
  const delays: number[] = [];
  for (let n = 1; n <= 5; n++) {
    const sent = Date.now();
    await jobs.send('drain-inbox', { server: 'default' });
    await waitUntil(`job ${n}`, () => seen.length === n, 10_000);
    delays.push((seen.at(-1) ?? Infinity) - sent);
    await waitUntil('its end', async () => (await countJobs('completed')) === n);
  }
  expect(Math.max(...delays)).toBeLessThan(2000);
});

test('a job sent in a transaction that fails does not exist', async () => {
  const jobs = await start();
  const failing = database.db.transaction().execute(async (trx) => {
    await jobs.send('drain-inbox', { server: 'default' }, trx);
    throw new Error('rolled back');
  });
  await expect(failing).rejects.toThrow('rolled back');
  expect(await countJobs('created')).toBe(0);
  await database.db
    .transaction()
    .execute(async (trx) => jobs.send('drain-inbox', { server: 'default' }, trx));
  expect(await countJobs('created')).toBe(1);
});

test('at most one wake-up per server is pending, however many payloads come', async () => {
  const jobs = await start();
  for (let n = 0; n < 20; n++) await jobs.send('drain-inbox', { server: n % 2 === 0 ? 'east' : 'west' });
  expect(await countJobs('created')).toBe(2);
});

test('one job runs in only one of many workers', async () => {
  const seen: string[] = [];
  for (const worker of ['a', 'b', 'c']) {
    const jobs = await start();
    await jobs.work(handlers(async ({ server }) => void seen.push(`${server} by ${worker}`)));
  }
  const [jobs] = open;
  for (const server of ['one', 'two', 'three', 'four']) await jobs?.send('drain-inbox', { server });
  await waitUntil('four jobs', async () => (await countJobs('completed')) === 4);
  expect(new Set(seen.map((line) => line.split(' ')[0]))).toEqual(new Set(['one', 'two', 'three', 'four']));
  expect(seen).toHaveLength(4);
});

test('a job without a handler in one process runs in another that has one', async () => {
  const [idle, busy] = [await start(), await start()];
  const seen: string[] = [];
  await idle.work({ ...handlers(async () => {}), 'back-up': null });
  for (let n = 0; n < 3; n++) {
    await idle.send('back-up', {});
    await sleep(700);
  }
  expect(seen).toEqual([]);
  await busy.work({ ...handlers(async () => {}), 'back-up': async () => void seen.push('busy') });
  await waitUntil('the job', () => seen.length === 1, 10_000);
});

test('a failed job is retried; one with an invalid payload becomes a dead letter', async () => {
  const jobs = await start();
  let tries = 0;
  await jobs.work(
    handlers(async () => {
      tries += 1;
      if (tries < 2) throw new Error('not yet');
    }),
  );
  await jobs.send('drain-inbox', { server: 'default' });
  await waitUntil('a second try', async () => (await countJobs('completed')) === 1, 20_000);
  expect(tries).toBe(2);
  expect(await jobs.countDead()).toBe(0);
  await database.db.transaction().execute(async (trx) => {
    await jobs.send('drain-inbox', { server: 'of another version' }, trx);
    await sql`update pgboss.job set data = '{"host": 1}', retry_limit = 0 where name = 'drain-inbox' and state = 'created'`.execute(
      trx,
    );
  });
  await waitUntil('a dead letter', async () => (await jobs.countDead()) === 1, 20_000);
  expect(tries).toBe(2);
});

test('stopping aborts the signal of an active job and waits for it', async () => {
  const jobs = await start();
  let ended = '';
  await jobs.work(
    handlers(async (_payload, signal) => {
      ended = 'running';
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
      ended = 'told';
    }),
  );
  await jobs.send('drain-inbox', { server: 'default' });
  await waitUntil('the job', () => ended === 'running');
  await jobs.close();
  open.length = 0;
  expect(ended).toBe('told');
  expect(await countJobs('active')).toBe(0);
});

test('schedules are registered and exist once after a restart', async () => {
  for (let time = 0; time < 2; time++) {
    const jobs = await start();
    await jobs.work(handlers(async () => {}));
  }
  const { rows } = await sql<{ name: string; cron: string }>`
    select name, cron from pgboss.schedule order by name`.execute(database.db);
  expect(Object.fromEntries(rows.map(({ name, cron }) => [name, cron]))).toEqual(JOB_SCHEDULES);
  expect(JOB_NAMES).toContain('back-up');
});

test('jobs written before the clock was set back by 40 days are not delayed', async () => {
  const before = await start();
  await before.send('drain-inbox', { server: 'a' });
  // The state after setting the clock back: everything that the engine stored is in the future.
  await sql`update pgboss.job set start_after = start_after + interval '40 days',
    singleton_on = (now() at time zone 'UTC') + interval '40 days'`.execute(database.db);
  await sql`update pgboss.version set cron_on = now() + interval '40 days'`.execute(database.db);
  await sql`update pgboss.queue set maintain_on = now() + interval '40 days'`.execute(database.db);
  const seen: string[] = [];
  const after = await start();
  const { rows } = await sql`select
    (select count(*) from pgboss.job where singleton_on is not null) as turns,
    (select count(*) from pgboss.version where cron_on > now()) as schedules,
    (select count(*) from pgboss.queue where maintain_on > now()) as queues`.execute(database.db);
  expect(rows).toEqual([{ turns: 0, schedules: 0, queues: 0 }]);
  await after.work(handlers(async ({ server }) => void seen.push(server)));
  await waitUntil('the job', () => seen.length === 1, 10_000);
});

test('a timer that is longer than Node can count does not end at once', async () => {
  let isOver = false;
  const timer = STEADY_CLOCK.setTimeout(() => (isOver = true), 40 * 24 * 3_600_000);
  await sleep(20);
  STEADY_CLOCK.clearTimeout(timer);
  expect(isOver).toBe(false);
});

test.each([
  ['an hour', 3_600_000],
  ['40 days', 40 * 24 * 3_600_000],
])('a clock that is set back by %s while a job is at work holds up no poll', async (_what, backMs) => {
  const warnings: string[] = [];
  const hear = ({ name }: Error): number => warnings.push(name);
  process.on('warning', hear);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
  try {
    // So few connections that nothing wakes it but its polls.
    const jobs = await openJobs({
      connection: { connectionString: database.databaseUrl, max: 4 },
      log: quietLog().log,
      pollSeconds: 0.5,
    });
    open.push(jobs);
    const seen: string[] = [];
    await jobs.work(
      handlers(async ({ server }) => {
        seen.push(server);
        if (server === 'a') vi.setSystemTime(Date.now() - backMs);
      }),
    );
    await jobs.send('drain-inbox', { server: 'a' });
    await waitUntil('the first job', () => seen.length === 1, 10_000);
    await jobs.send('drain-inbox', { server: 'b' });
    await waitUntil('the second job', () => seen.length === 2, 10_000);
    expect(warnings).toEqual([]);
  } finally {
    vi.useRealTimers();
    process.off('warning', hear);
  }
});
