// Alarms and metrics about the war of Helldivers 1.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findWarAlarms } from '../../../cli/helldivers1/find-war-alarms.ts';
import { createWarHealth } from '../../../cli/helldivers1/war-health.ts';
import { UntrustedHostError } from '../../../importer/helldivers1/tls/untrusted-host-error.ts';
import { buildMetrics } from '../../../work/metrics.ts';
import { bodyOf, rawDefend, rawStatus, T0 } from '../../support/helldivers1/answers.ts';
import { importBodies } from '../../support/helldivers1/import-answers.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  const defend = rawDefend({ season: 199 });
  await importBodies(test.db, [bodyOf(rawStatus({ season: 200, time: T0, defend }))]);
});
afterAll(async () => test.close());

async function writeEndpoint(failing: string | null): Promise<void> {
  await sql`
    insert into core.endpoints (name, every_s, asked_at, answered_at, failing_since, reason)
    values ('helldivers1/status', 20, now(), now(), ${failing === null ? null : new Date()}, ${failing})
    on conflict (name) do update set failing_since = excluded.failing_since, reason = excluded.reason`.execute(
    test.db,
  );
}

it('a war older than ten minutes is an alarm, a recent one is not', async () => {
  await writeEndpoint(null);
  expect(await findWarAlarms(test.db, new Date((T0 + 60) * 1000))).toEqual([]);
  expect(await findWarAlarms(test.db, new Date((T0 + 700) * 1000))).toMatchObject([
    { key: 'stale/helldivers1', say: expect.stringContaining('doctor') },
  ]);
});

it('a war that is not followed is no alarm', async () => {
  const now = new Date((T0 + 700) * 1000);
  expect(await createWarHealth({}).findAlarms?.(test.db, now)).toEqual([]);
  expect(await createWarHealth({ HD1_FOLLOW: 'yes' }).findAlarms?.(test.db, now)).toHaveLength(1);
});

it('an unapproved key is an alarm with the next step', async () => {
  const certificate = {
    names: 'a',
    subject: 'a',
    validFrom: new Date(),
    validTo: new Date(),
    chain: [],
    pin: 'sha256/NEW=',
  };
  const error = new UntrustedHostError('api.example', certificate, 'its certificate has expired', [
    'sha256/OLD=',
  ]);
  await writeEndpoint(error.message);
  const [alarm] = await findWarAlarms(test.db, new Date((T0 + 60) * 1000));
  expect(alarm).toMatchObject({ key: 'certificate/helldivers1' });
  expect(alarm?.say).toMatch(/sha256\/NEW=.*helldivers1 tls.*HD1_PINS/s);
});

it('metrics and health contain the age, the pins and incomplete wars', async () => {
  const metrics = buildMetrics(test.db, async () =>
    Promise.resolve([createWarHealth({ HD1_FOLLOW: 'yes' })]),
  );
  const text = await metrics.text();
  expect(text).toContain(`debrief_hd1_answer_timestamp_seconds ${T0}`);
  expect(text).toContain('debrief_hd1_pins 0');
  expect(text).toContain('debrief_hd1_unconfirmed_seasons 1');
  expect(text).toContain('debrief_hd1_suspect_fronts 0');
  expect(text).toContain('debrief_hd1_rejected_answers 0');
  expect(text).toContain('debrief_hd1_endpoint_failing{endpoint="helldivers1/status"} 1');
  expect(await metrics.lines?.()).toContainEqual(expect.stringMatching(/^look: .*war 200/));
});
