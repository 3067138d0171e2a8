import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatId } from '../../../core/public-id.ts';
import { roundIdOf } from '../../../importer/etlegacy/files/read-file.ts';
import { reimport } from '../../../importer/etlegacy/reimport.ts';
import { forgetServer } from '../../../importer/etlegacy/servers/forget-server.ts';
import { fetchStaleServers, rederive } from '../../../importer/etlegacy/rederive.ts';
import { replay } from '../../../importer/etlegacy/replay.ts';
import { prepareServer } from '../../../importer/etlegacy/servers/prepare-server.ts';
import { parseRoundFileName } from '../../../parsers/etlegacy/document/round-file-name.ts';
import { importFiles, ledgerOf, rowsOf, stateOf, statusesOf } from '../../support/etlegacy/import-files.ts';
import {
  crew,
  endstatsFile,
  later,
  matchFiles,
  renamed,
  roundFile,
  type TestFile,
} from '../../support/etlegacy/round-file.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

const SERVER = { key: 'default', zone: 'UTC' };
const AT = '2031-02-03 21:10:00';
const [r1, r2] = matchFiles({ at: AT });
const EVENING = [
  r1,
  r2,
  ...matchFiles({ at: later(AT, 25), map: 'supply', kills: 3 }),
  renamed(r1, later(AT, 7)),
  { ...r1, body: Buffer.from(r1.body.toString().replace('legacy6', 'legacy3')) },
  { ...r2, name: r2.name.replace('oasis', 'radar') },
  endstatsFile(AT, ['Most damage given\tanna\t900']),
];

let test: TestDatabase;
beforeEach(async () => {
  test = await createTestDatabase();
});
afterEach(async () => {
  await test.close();
});

const run = async (statement: string) => (await sql.raw(statement).execute(test.db)).rows;

/** Marks a payload as if an earlier version had been able to read it. */
async function pretendReadable(file: TestFile, at: string): Promise<void> {
  await importFiles(test.db, [file]);
  await sql`
    insert into etlegacy.files (payload_id, server_key, kind, name, map, label, local_end, round_id, content, eventful, lively)
    select id, source, 'round', subject, 'oasis', 1, ${at}, ${7}, hash, true, true from core.payloads where subject = ${file.name}`.execute(
    test.db,
  );
  await sql`update core.payloads set status = 'imported', code = null where subject = ${file.name}`.execute(
    test.db,
  );
}

describe('replay', () => {
  it('changes nothing where the files are unchanged', async () => {
    await importFiles(test.db, EVENING);
    const before = await stateOf(test.db);
    expect(await replay(test.db, SERVER)).toBe(EVENING.length);
    expect(await stateOf(test.db)).toBe(before);
  });

  it('corrects rows that were changed by hand', async () => {
    await importFiles(test.db, EVENING);
    const before = await stateOf(test.db);
    for (const damage of [
      `update etlegacy.player_rounds set kills = 99, damage_given = null`,
      `update etlegacy.rounds set status = 'aborted', match_id = null, laws = '{}', map = 'nowhere'`,
      `update etlegacy.matches set result = 'draw', map = 'nowhere'`,
      `update etlegacy.sessions set rounds = 77`,
      `update etlegacy.player_names set rounds = 1, name = 'nobody'`,
      `update etlegacy.files set lively = false, eventful = false, map = 'nowhere', label = 2`,
      `update core.payloads set status = 'superseded'`,
      `delete from etlegacy.weapon_rounds`,
      `delete from etlegacy.round_awards`,
      `delete from etlegacy.matches`,
      `delete from etlegacy.sessions`,
      `delete from etlegacy.player_names`,
      `delete from etlegacy.matches; delete from etlegacy.sessions; delete from etlegacy.rounds`,
      `delete from etlegacy.files`,
    ]) {
      await run(damage);
      await replay(test.db, SERVER);
      expect(await stateOf(test.db), damage).toBe(before);
    }
  });

  it('changes no decision and no payload', async () => {
    await importFiles(test.db, EVENING);
    await run(`insert into core.decisions (decided_by, kind, subject) values ('anna', 'accept', 'x')`);
    const facts = async () => [
      await run('select * from core.decisions'),
      await run('select id, subject, hash, received_at from core.payloads order by id'),
    ];
    const before = await facts();
    await replay(test.db, SERVER);
    expect(await facts()).toEqual(before);
  });

  it('reads rejected payloads again, and imports those that can be read now', async () => {
    await importFiles(test.db, [r2]);
    await importFiles(test.db, [r1]);
    await run(
      `update core.payloads set status = 'rejected', code = 'IMPORT_FAILED', reason = 'a fault of ours'`,
    );
    await replay(test.db, SERVER);
    expect((await ledgerOf(test.db)).map((row) => [row.status, row.code])).toEqual([
      ['imported', null],
      ['imported', null],
    ]);
  });

  it('removes the rows of payloads that can no longer be read, wherever they are', async () => {
    const evening = [r1, r2, roundFile({ at: later(AT, 25), map: 'supply' })];
    await importFiles(test.db, evening);
    const before = await rowsOf(test.db, 'rounds');
    await pretendReadable(
      { name: `${AT.slice(0, 10)}-211500-oasis-round-1.txt`, body: Buffer.from('?\n') },
      '2031-02-03 21:15:00',
    );
    await pretendReadable({ name: 'zz.txt', body: Buffer.from('?\n') }, '2031-02-03 21:50:00');
    await replay(test.db, SERVER);
    expect(await rowsOf(test.db, 'rounds')).toEqual(before);
    expect((await ledgerOf(test.db)).map((row) => row.code)).toEqual([
      null,
      'BAD_HEADER',
      null,
      null,
      'OTHER_FILE',
    ]);
  });

  it('gives the same as a reimport, also where unreadable payloads are next to readable ones', async () => {
    await importFiles(test.db, [r1, r2]);
    const before = await rowsOf(test.db, 'rounds');
    await pretendReadable({ name: 'zz.txt', body: Buffer.from('?\n') }, AT);
    await reimport(test.db, SERVER.key, { kind: 'everything' });
    expect(await rowsOf(test.db, 'rounds')).toEqual(before);
    expect((await ledgerOf(test.db)).map((row) => row.code)).toEqual([null, null, 'OTHER_FILE']);
  });

  it('processes thousands of files chunk by chunk, also where an unreadable one is in a later chunk', async () => {
    const players = crew({ people: 1, kills: 0 });
    const many = Array.from({ length: 201 }, (_, i) =>
      roundFile({ at: later(AT, i * 15), players, header: { winner: 1, limit: '5:00' } }),
    );
    await importFiles(test.db, many);
    const before = await rowsOf(test.db, 'rounds');
    await pretendReadable(
      { name: `${many[200]!.name.slice(0, 17)}-oasis-round-2.txt`, body: Buffer.from('?\n') },
      later(AT, 200 * 15),
    );
    expect(await replay(test.db, SERVER)).toBe(202);
    expect(await rowsOf(test.db, 'rounds')).toEqual(before);
  });

  it('rejects a payload that breaks the derivation, with the reason, and continues', async () => {
    const poison = roundFile({ at: later(AT, 60 * 24), map: 'poison' });
    await importFiles(test.db, [...EVENING, poison]);
    await run(`
      create function refuse() returns trigger language plpgsql as $$ begin
        if new.map = 'poison' then raise exception 'no such rounds here'; end if; return new; end $$;
      create trigger refuse before insert on etlegacy.rounds for each row execute function refuse()`);
    await run(`update etlegacy.rounds set map = 'nowhere' where map = 'supply'`);
    await replay(test.db, SERVER);
    const ledger = await ledgerOf(test.db);
    expect(ledger.filter((row) => row.code === 'IMPORT_FAILED').map((row) => row.file)).toEqual([
      poison.name,
    ]);
    expect((await rowsOf(test.db, 'rounds')).map((row) => row['map'])).toEqual([
      'oasis',
      'oasis',
      'supply',
      'supply',
    ]);
  });

  it('follows a pin, and returns to the better file without it', async () => {
    const worse = roundFile({ at: AT, players: crew({ people: 2 }) });
    await importFiles(test.db, [r1, worse, r2]);
    const before = await stateOf(test.db);
    const id = formatId(roundIdOf('default', parseRoundFileName(r1.name)!));
    await sql`
      insert into core.decisions (decided_by, kind, subject)
      select 'anna', 'pin/default', ${`${id}=`} || encode(hash, 'hex') from core.payloads
      where subject = ${worse.name} and size = ${worse.body.length}`.execute(test.db);
    await replay(test.db, SERVER);
    const players = await rowsOf(test.db, 'player-rounds');
    expect(players.filter((row) => row['file'] === r1.name)).toHaveLength(2);
    await run(`delete from core.decisions`);
    await replay(test.db, SERVER);
    expect(await stateOf(test.db)).toBe(before);
  });
});

describe('prepareServer', () => {
  it('derives everything again when the zone of a server changes, and nothing when it does not', async () => {
    const night = [
      roundFile({ at: '2031-02-03 00:30:00' }),
      ...matchFiles({ at: '2031-07-03 21:10:00', kills: 3 }),
    ];
    await importFiles(test.db, night, { zone: 'Europe/Berlin' });
    const berlin = await stateOf(test.db);
    expect((await rowsOf(test.db, 'rounds')).map((row) => row['endedAt'])).toEqual([
      '2031-02-02T23:30:00.000Z',
      '2031-07-03T19:10:00.000Z',
      '2031-07-03T19:20:00.000Z',
    ]);
    const changes: unknown[] = [];
    const newYork = { key: 'default', zone: 'America/New_York' };
    await prepareServer(test.db, newYork, { onZoneChange: (change) => changes.push(change) });
    expect(changes).toEqual([{ key: 'default', from: 'Europe/Berlin', to: 'America/New_York', rounds: 3 }]);
    expect(await fetchStaleServers(test.db)).toEqual(['default']);
    expect(await rederive(test.db, 'default')).toBe(3);
    expect((await rowsOf(test.db, 'rounds')).map((row) => row['endedAt'])).toEqual([
      '2031-02-03T05:30:00.000Z',
      '2031-07-04T01:10:00.000Z',
      '2031-07-04T01:20:00.000Z',
    ]);
    expect((await rowsOf(test.db, 'sessions')).map((row) => row['date'])).toEqual([
      '2031-02-03',
      '2031-07-03',
    ]);
    await prepareServer(test.db, newYork, { onZoneChange: (change) => changes.push(change) });
    expect(changes).toHaveLength(1);
    expect(await rederive(test.db, 'default')).toBe(null);
    const paris = { key: 'default', zone: 'Europe/Paris' };
    await prepareServer(test.db, { key: 'default', zone: 'Europe/Berlin' });
    await prepareServer(test.db, paris, { onZoneChange: (change) => changes.push(change) });
    expect(changes.at(-1)).toEqual({ key: 'default', from: 'Europe/Berlin', to: 'Europe/Paris', rounds: 0 });
    await prepareServer(test.db, { key: 'default', zone: 'Europe/Berlin' });
    await rederive(test.db, 'default');
    expect(await stateOf(test.db)).toBe(berlin);
    expect(await statusesOf(test.db)).toEqual(Object.fromEntries(night.map((file) => [file.name, 'ok'])));
  });

  it('keeps the zone of a server where no other one is set', async () => {
    await importFiles(test.db, EVENING, { zone: 'Europe/Berlin' });
    const berlin = await stateOf(test.db);
    const changes: unknown[] = [];
    const unset = { key: 'default', zone: 'UTC', isZoneSet: false };
    const server = await prepareServer(test.db, unset, { onZoneChange: (change) => changes.push(change) });
    expect(server).toEqual({ key: 'default', zone: 'Europe/Berlin' });
    expect(changes).toEqual([]);
    expect(await rederive(test.db, 'default')).toBe(null);
    expect(await stateOf(test.db)).toBe(berlin);
    // A new server gets the default.
    expect(await prepareServer(test.db, { ...unset, key: 'new' })).toEqual({ key: 'new', zone: 'UTC' });
  });
});

describe('rederive', () => {
  const MANY = Array.from({ length: 75 }, (_, n) =>
    matchFiles({ at: later(AT, n * 40), kills: n + 1 }),
  ).flat();
  const progress = async () =>
    test.db.selectFrom('etlegacy.derivations').selectAll().executeTakeFirstOrThrow();

  it('finds rows that an older version derived, derives them again and stores that it did', async () => {
    await importFiles(test.db, EVENING);
    const before = await stateOf(test.db);
    expect(await fetchStaleServers(test.db)).toEqual([]);
    // The state after an upgrade: other numbers, and no record of the version that derived them.
    await run(`update etlegacy.player_rounds set kills = kills + 1`);
    await run(`update etlegacy.rounds set rows_print = '\\x00'`);
    await run(`delete from etlegacy.derivations`);
    expect(await stateOf(test.db)).not.toBe(before);
    expect(await fetchStaleServers(test.db)).toEqual(['default']);
    expect(await rederive(test.db, 'default')).toBe(EVENING.length);
    expect(await stateOf(test.db)).toBe(before);
    expect(await fetchStaleServers(test.db)).toEqual([]);
    expect(await rederive(test.db, 'default')).toBe(null);
  });

  it('continues where it was stopped, with every answer available all the time', async () => {
    await importFiles(test.db, MANY);
    const before = await stateOf(test.db);
    await run(`update etlegacy.derivations set made_with = '1 UTC'`);
    const stop = new AbortController();
    const stopped = rederive(test.db, 'default', { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(stopped).rejects.toThrow('aborted');
    expect(await progress()).toMatchObject({ done: 100, files: 150, made_with: '1 UTC' });
    expect(await fetchStaleServers(test.db)).toEqual(['default']);
    expect(await rowsOf(test.db, 'rounds')).toHaveLength(150);
    expect(await rederive(test.db, 'default')).toBe(50);
    expect(await stateOf(test.db)).toBe(before);
    expect(await progress()).toMatchObject({ target: null });
  });

  it('starts again where the zone changed meanwhile, while imports continue', async () => {
    await importFiles(test.db, MANY.slice(0, 149));
    await run(`update etlegacy.derivations set made_with = '1 UTC'`);
    const stop = new AbortController();
    const stopped = rederive(test.db, 'default', { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(stopped).rejects.toThrow('aborted');
    await prepareServer(test.db, { key: 'default', zone: 'Europe/Berlin' });
    await importFiles(test.db, MANY.slice(149), { zone: 'Europe/Berlin' });
    expect(await rederive(test.db, 'default')).toBe(150);
    const derived = await stateOf(test.db);
    await forgetServer(test.db, 'default');
    await importFiles(test.db, MANY, { zone: 'Europe/Berlin' });
    expect(await stateOf(test.db)).toBe(derived);
  });

  it('removes the rows of files with an impossible time', async () => {
    const far = roundFile({ at: '9999-12-30 21:00:00' });
    await importFiles(test.db, EVENING);
    const before = await rowsOf(test.db, 'sessions');
    await importFiles(test.db, [far]);
    // The state that the migration finds.
    await run(`update core.payloads set status = 'rejected', code = 'IMPOSSIBLE_TIME', reason = 'far'
      where subject like '9999%'`);
    await run(`delete from etlegacy.derivations`);
    await rederive(test.db, 'default');
    expect(await rowsOf(test.db, 'sessions')).toEqual(before);
    expect(await statusesOf(test.db)).not.toHaveProperty(far.name);
  });
});
