// A file stays new after an error that it did not cause, and the reason is reported.
import { zstdCompressSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../../../database/connect.ts';
import { openEtlegacySource } from '../../../importer/etlegacy/etlegacy-source.ts';
import { prepareServer } from '../../../importer/etlegacy/servers/prepare-server.ts';
import { replay } from '../../../importer/etlegacy/replay.ts';
import { drainInbox } from '../../../importer/inbox/drain-inbox.ts';
import { storeAndImport } from '../../../importer/inbox/store-and-import.ts';
import { storePayloads } from '../../../importer/inbox/store-payloads.ts';
import { fetchHoldUps } from '../../../stats/health/fetch-hold-ups.ts';
import { importFiles, ledgerOf, payloadOf, stateOf } from '../../support/etlegacy/import-files.ts';
import { matchFiles, roundFile } from '../../support/etlegacy/round-file.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

const SERVER = { key: 'default', zone: 'UTC' };
const EVENING = [
  ...matchFiles({ at: '2031-02-03 21:10:00' }),
  ...matchFiles({ at: '2031-02-03 21:40:00', map: 'supply', kills: 4 }),
];

let test: TestDatabase;
beforeEach(async () => {
  test = await createTestDatabase();
  await prepareServer(test.db, SERVER);
});
afterEach(async () => test.close());

async function store(): Promise<void> {
  await storePayloads(
    test.db,
    EVENING.map((file) => payloadOf(file)),
  );
}

const statuses = async () => new Set((await ledgerOf(test.db)).map((row) => row.status));
const run = async (text: string) => sql.raw(text).execute(test.db);

describe('a file stays new, and is imported once the error is over, where', () => {
  async function expectPatience(breakIt: string, cure: string, words: RegExp): Promise<void> {
    await store();
    await run(breakIt);
    await expect(drainInbox(test.db, openEtlegacySource(SERVER))).rejects.toThrow(words);
    expect(await statuses()).toEqual(new Set(['new']));
    const [holdUp] = await fetchHoldUps(test.db);
    expect([holdUp?.source, holdUp?.say]).toEqual(['default', expect.stringMatching(words)]);
    await run(cure);
    await drainInbox(test.db, openEtlegacySource(SERVER));
    expect(await statuses()).toEqual(new Set(['imported']));
    expect(await fetchHoldUps(test.db)).toEqual([]);
  }

  it('a table is missing', async () => {
    const [from, to] = ['alter table etlegacy.weapon_rounds', 'rename to'];
    await expectPatience(
      `${from} ${to} weapon_rounds_of_tomorrow`,
      `${from}_of_tomorrow ${to} weapon_rounds`,
      /weapon_rounds.*does not exist/,
    );
  });

  it('a column has another name', async () => {
    await expectPatience(
      'alter table etlegacy.files rename lively to is_lively',
      'alter table etlegacy.files rename is_lively to lively',
      /lively.*does not exist/,
    );
  });

  it('a newer version has changed the database', async () => {
    await expectPatience(
      "insert into core.migrations values ('9999-core-future', '')",
      "delete from core.migrations where name = '9999-core-future'",
      /changed by a newer Debrief \(9999-core-future\)/,
    );
  });

  it('a function reports damage', async () => {
    await expectPatience(
      `create function damage() returns trigger language plpgsql as $$ begin
         raise exception 'could not read block 0' using errcode = 'XX001'; end $$;
       create trigger damage before insert on etlegacy.rounds for each row execute function damage()`,
      'drop function damage cascade',
      /could not read block/,
    );
  });

  it('the database is read-only', async () => {
    await store();
    const reader = await connect({ databaseUrl: test.databaseUrl, home: '/nonexistent', maxConnections: 1 });
    await sql`set default_transaction_read_only = on`.execute(reader.db);
    await expect(drainInbox(reader.db, openEtlegacySource(SERVER))).rejects.toThrow('read-only');
    await reader.close();
    expect(await statuses()).toEqual(new Set(['new']));
  });

  it('the role may not write', async () => {
    const role = `visitor_${test.databaseUrl.slice(-8)}`;
    await store();
    await run(`create role ${role} login password 'guest';
      grant usage on schema core, etlegacy to ${role};
      grant all on all tables in schema core, etlegacy to ${role};
      grant all on all sequences in schema core, etlegacy to ${role};
      revoke insert on etlegacy.player_rounds from ${role}`);
    const url = new URL(test.databaseUrl);
    url.username = role;
    url.password = 'guest';
    const visitor = await connect({ databaseUrl: url.href, home: '/nonexistent', maxConnections: 2 });
    await expect(drainInbox(visitor.db, openEtlegacySource(SERVER))).rejects.toThrow('permission denied');
    const live = storeAndImport(visitor.db, openEtlegacySource(SERVER), [
      payloadOf(roundFile({ at: '2031-02-05 21:00:00' })),
    ]);
    await expect(live).rejects.toThrow('permission denied');
    await visitor.close();
    await run(`drop owned by ${role}; drop role ${role}`);
    expect(await statuses()).toEqual(new Set(['new']));
    await drainInbox(test.db, openEtlegacySource(SERVER));
    expect(await statuses()).toEqual(new Set(['imported']));
  });
});

describe('an old process', () => {
  it('writes nothing at all once a newer version has changed the database', async () => {
    await importFiles(test.db, EVENING);
    const before = await stateOf(test.db);
    await run("insert into core.migrations values ('9999-core-future', '')");
    const late = payloadOf(roundFile({ at: '2031-02-05 21:00:00' }));
    await expect(storeAndImport(test.db, openEtlegacySource(SERVER), [late])).rejects.toThrow(
      'newer Debrief',
    );
    await expect(replay(test.db, SERVER)).rejects.toThrow('newer Debrief');
    await expect(prepareServer(test.db, { ...SERVER, zone: 'Europe/Berlin' })).rejects.toThrow(
      'newer Debrief',
    );
    expect(await stateOf(test.db)).toBe(before);
  });
});

describe('a file of the same neighbourhood that this version cannot read', () => {
  it('is rejected itself, but not the file that came with it', async () => {
    const [first, second, ...late] = EVENING;
    if (first === undefined || second === undefined) throw new Error('too few files');
    await importFiles(test.db, [first, second]);
    // The same as if an earlier version had been able to read it.
    await sql`update core.payloads set hash = sha256('?'::bytea) where subject = ${first.name}`.execute(
      test.db,
    );
    await sql`
      insert into core.bodies (hash, body) values (sha256('?'::bytea), ${zstdCompressSync(Buffer.from('?'))})`.execute(
      test.db,
    );
    await importFiles(test.db, late);
    expect(await ledgerOf(test.db)).toEqual([
      { file: first.name, status: 'rejected', code: 'TRUNCATED' },
      { file: second.name, status: 'imported', code: null },
      ...late.map(({ name }) => ({ file: name, status: 'imported', code: null })),
    ]);
  });
});
