import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { helldivers1Importer } from '../../../importer/helldivers1/helldivers1-importer.ts';
import { openSource } from '../../../importer/helldivers1/open-source.ts';
import { drainInbox } from '../../../importer/inbox/drain-inbox.ts';
import { storePayloads } from '../../../importer/inbox/store-payloads.ts';
import {
  bodyOf,
  rawArchive,
  rawAttack,
  rawDefend,
  rawStatus,
  T0,
} from '../../support/helldivers1/answers.ts';
import {
  exportRows,
  forgetAll,
  payloadOf,
  SOURCE,
  stateOf,
} from '../../support/helldivers1/import-answers.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());
beforeEach(async () => forgetAll(test.db));

const WAR = [
  ...Array.from({ length: 25 }, (_, i) =>
    rawStatus({
      time: T0 + i * 300,
      defend: rawDefend({ points: i }),
      attacks: [rawAttack({ season: 199 })],
    }),
  ),
  rawArchive({ season: 199, attacks: [rawAttack({ season: 199, status: 'fail' })] }),
  rawStatus({ season: 201, time: T0 + 9_000, defend: rawDefend({ status: 'fail' }) }),
].map(bodyOf);

async function store(bodies: readonly Uint8Array[]): Promise<void> {
  await storePayloads(
    test.db,
    bodies.map((body) => payloadOf(body)),
  );
}

describe('the inbox', () => {
  it('returns the newly confirmed wars, and none where nothing is new', async () => {
    await store(WAR);
    expect(await drainInbox(test.db, openSource(SOURCE))).toEqual(new Set([199, 200, 201]));
    await store(WAR);
    expect(await drainInbox(test.db, openSource(SOURCE))).toEqual(new Set());
  });

  it('rejects a payload that breaks the import, imports the others, and recovers it by a replay', async () => {
    await sql
      .raw(
        `create function helldivers1.refuse() returns trigger language plpgsql as
           $$ begin if new.event_id = 666 then raise exception 'not this one'; end if; return new; end $$;
         create trigger refuse before insert or update on helldivers1.events
           for each row execute function helldivers1.refuse()`,
      )
      .execute(test.db);
    const bad = bodyOf(rawStatus({ time: T0 + 50, defend: rawDefend({ event_id: 666 }) }));
    try {
      await store([...WAR, bad]);
      await drainInbox(test.db, openSource(SOURCE));
    } finally {
      await sql.raw('drop trigger refuse on helldivers1.events').execute(test.db);
    }
    const rejected = await test.db
      .selectFrom('core.payloads')
      .select(['code', 'reason'])
      .where('status', '=', 'rejected')
      .execute();
    expect(rejected).toEqual([{ code: 'IMPORT_FAILED', reason: 'not this one' }]);
    expect(await exportRows(test.db, 'hd1-seasons')).toHaveLength(3);
    expect(await helldivers1Importer.replay(test.db, SOURCE)).toBe(WAR.length + 1);
    const healed = await stateOf(test.db);
    await forgetAll(test.db);
    await store([...WAR, bad]);
    await drainInbox(test.db, openSource(SOURCE));
    expect(healed).toBe(await stateOf(test.db));
  });
});

describe('replay', () => {
  it('restores the same tables', async () => {
    await store(WAR);
    await drainInbox(test.db, openSource(SOURCE));
    const before = await stateOf(test.db);
    expect(await helldivers1Importer.replay(test.db, SOURCE)).toBe(WAR.length);
    expect(await stateOf(test.db)).toBe(before);
  });

  it('keeps the samples and events of answers that are no longer kept', async () => {
    await store(WAR);
    await drainInbox(test.db, openSource(SOURCE));
    await sql`delete from core.payloads where subject = '200' and observed_at < ${new Date((T0 + 6_000) * 1000)}`.execute(
      test.db,
    );
    const before = (await stateOf(test.db)).split('\n\n').slice(0, -1);
    await helldivers1Importer.replay(test.db, SOURCE);
    expect((await stateOf(test.db)).split('\n\n').slice(0, -1)).toEqual(before);
    expect(before.join()).toContain(`"time":${T0}`);
  });

  it('lists its source once it has rows', async () => {
    expect(await helldivers1Importer.knownSources(test.db)).toEqual([]);
    await store(WAR.slice(0, 1));
    expect(await helldivers1Importer.knownSources(test.db)).toEqual([SOURCE]);
  });
});
