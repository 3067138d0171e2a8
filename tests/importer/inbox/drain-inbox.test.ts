import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rightOfWay } from '../../../core/right-of-way.ts';
import { forgetServer } from '../../../importer/etlegacy/servers/forget-server.ts';
import { openEtlegacySource } from '../../../importer/etlegacy/etlegacy-source.ts';
import { drainInbox } from '../../../importer/inbox/drain-inbox.ts';
import { storePayloads } from '../../../importer/inbox/store-payloads.ts';
import { prepareServer } from '../../../importer/etlegacy/servers/prepare-server.ts';
import { fetchFindings } from '../../../stats/etlegacy/health/fetch-findings.ts';
import {
  importFiles,
  ledgerOf,
  payloadOf,
  stateOf,
  statusesOf,
} from '../../support/etlegacy/import-files.ts';
import { crew, matchFiles, roundFile, type TestFile } from '../../support/etlegacy/round-file.ts';
import { curePoison, poisonRounds } from '../../support/etlegacy/poison-rounds.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

const SERVER = { key: 'default', zone: 'UTC' };
const AT = '2031-02-03 21:10:00';
const [r1, r2] = matchFiles({ at: AT });
const poison = roundFile({ at: '2031-02-05 21:10:00', map: 'poison' });

let test: TestDatabase;
beforeEach(async () => {
  test = await createTestDatabase();
});
afterEach(async () => {
  await test.close();
});

async function store(files: readonly TestFile[]): Promise<void> {
  await prepareServer(test.db, SERVER);
  await storePayloads(
    test.db,
    files.map((file) => payloadOf(file)),
  );
}

describe('drainInbox', () => {
  it('returns the changed rounds, and none where nothing is new', async () => {
    expect((await importFiles(test.db, [r1])).size).toBe(1);
    expect((await importFiles(test.db, [r2])).size).toBe(2);
    expect((await importFiles(test.db, [r1, r2])).size).toBe(0);
  });

  it('rejects a payload that breaks the import, with the reason, and imports all others', async () => {
    await poisonRounds(test.db, 'P0001');
    await importFiles(test.db, [r1, poison, r2]);
    expect(await statusesOf(test.db)).toEqual({ [r1.name]: 'ok', [r2.name]: 'ok' });
    const rejected = (await ledgerOf(test.db)).filter((row) => row.status !== 'imported');
    expect(rejected).toEqual([{ file: poison.name, status: 'rejected', code: 'IMPORT_FAILED' }]);
    const [finding] = await fetchFindings(test.db);
    expect([finding?.kind, finding?.file]).toEqual(['rejected', poison.name]);
    expect(finding?.reason).toContain('no such rounds here');
  });

  it('leaves a payload new after a temporary error, and imports it afterwards', async () => {
    await poisonRounds(test.db, '40001');
    await store([r1, poison, r2]);
    await expect(drainInbox(test.db, openEtlegacySource(SERVER))).rejects.toThrow('no such rounds here');
    expect(new Set((await ledgerOf(test.db)).map((row) => row.status))).toEqual(new Set(['new']));
    await curePoison(test.db);
    await drainInbox(test.db, openEtlegacySource(SERVER));
    expect(new Set((await ledgerOf(test.db)).map((row) => row.status))).toEqual(new Set(['imported']));
  });

  it('begins after what somebody waits for', async () => {
    await store([r1]);
    const order: string[] = [];
    const source = openEtlegacySource(SERVER);
    const release = rightOfWay.hold();
    setTimeout(() => {
      order.push('answered');
      release();
    }, 50);
    await drainInbox(test.db, {
      ...source,
      importBatch: async (...batch) => {
        order.push('imported');
        return await source.importBatch(...batch);
      },
    });
    expect(order).toEqual(['answered', 'imported']);
  });

  it('stops between two batches when it is aborted', async () => {
    await store([r1]);
    expect(
      (await drainInbox(test.db, openEtlegacySource(SERVER), { signal: AbortSignal.abort() })).size,
    ).toBe(0);
    expect((await ledgerOf(test.db)).map((row) => row.status)).toEqual(['new']);
  });

  it('shares its work with other processes that drain at the same time', async () => {
    const evening = Array.from({ length: 6 }, (_, i) =>
      matchFiles({ at: `2031-02-0${i + 1} 21:00:00`, kills: i + 1 }),
    ).flat();
    await importFiles(test.db, evening);
    const wanted = await stateOf(test.db);
    await forgetServer(test.db, 'default');
    await store(evening);
    const rounds = await Promise.all(
      [1, 2, 3].map(async () => drainInbox(test.db, openEtlegacySource(SERVER))),
    );
    expect(rounds.reduce((sum, each) => sum + each.size, 0)).toBe(12);
    expect(await stateOf(test.db)).toBe(wanted);
  });

  it('counts names correctly when two servers with the same players are imported at once, repeatedly', async () => {
    const keys = ['east', 'west'];
    for (let day = 1; day <= 6; day++) {
      const [first, second] = matchFiles({ at: `2031-02-0${day} 21:00:00`, kills: day });
      // Round two first: round one then deletes its rows and writes them again.
      for (const file of [second, first]) {
        await Promise.all(keys.map(async (server) => importFiles(test.db, [file], { server })));
      }
    }
    const { rows } =
      await sql`select player_key, server_key, rounds from etlegacy.player_names order by 1, 2`.execute(
        test.db,
      );
    expect(rows).toEqual(
      [0, 1, 2, 3].flatMap((i) =>
        keys.map((server_key) => ({ player_key: `C0FFEE0${i}`, server_key, rounds: 12 })),
      ),
    );
    for (const key of keys) {
      expect(new Set((await ledgerOf(test.db, key)).map((row) => row.status))).toEqual(new Set(['imported']));
    }
  });

  it('continues when a server is forgotten while it runs', async () => {
    await importFiles(test.db, [r1]);
    await forgetServer(test.db, 'default');
    await storePayloads(test.db, [payloadOf(r2)]);
    await drainInbox(test.db, openEtlegacySource(SERVER));
    expect(await statusesOf(test.db)).toEqual({ [r2.name]: 'waiting' });
  });

  it('does not deadlock with a process that forgets the server meanwhile', async () => {
    for (let i = 0; i < 5; i++) {
      await store([r1, r2]);
      await Promise.all([drainInbox(test.db, openEtlegacySource(SERVER)), forgetServer(test.db, 'default')]);
      await drainInbox(test.db, openEtlegacySource(SERVER));
    }
  });

  it('rejects unreadable payloads with code, line and reason, and keeps the bytes', async () => {
    const cases: readonly (readonly [string, string | Buffer, string])[] = [
      [r1.name, '', 'EMPTY'],
      [r1.name, 'no header\n', 'BAD_HEADER'],
      [r1.name, r1.body.subarray(0, -5), 'TRUNCATED'],
      [r1.name.replace('oasis', 'radar'), r1.body, 'MAP_MISMATCH'],
      [r1.name.replace('round-1', 'round-2'), r1.body, 'LABEL_MISMATCH'],
      [r1.name, `${r1.body.toString().split('\n')[0]}\nnothing\nof use\n`, 'FOREIGN_LAYOUT'],
      [r1.name, Buffer.alloc(2 * 1024 * 1024, 65), 'TOO_LARGE'],
      ['2031-13-03-211000-oasis-round-1.txt', r1.body, 'BAD_NAME'],
      ["../it's\u{202E}.txt", Buffer.from([0, 255]), 'OTHER_FILE'],
    ];
    for (const [name, body, code] of cases) {
      await importFiles(test.db, [{ name, body: Buffer.from(body) }]);
      expect(await ledgerOf(test.db)).toEqual([{ file: name, status: 'rejected', code }]);
      await forgetServer(test.db, 'default');
    }
  });

  it('accepts times at the ends of the calendar and numbers at the ends of their range', async () => {
    const edges = ['1000-01-01 00:00:00', '9999-12-31 23:59:59'].map((at, i) =>
      roundFile({ at, players: crew({ kills: 7 + i }) }),
    );
    const most = {
      guid: 'C0FFEE00',
      name: 'anna',
      weapons: { MP40: [9, 9, 2_147_483_647, 2_147_483_647, 0], LUGER: [1, 1, 2_147_483_647, 1, 0] },
    } as const;
    await importFiles(test.db, [...edges, roundFile({ at: AT, map: 'edge', players: [most] }), r1, r2]);
    const ledger = await ledgerOf(test.db);
    expect(ledger.filter((row) => row.status === 'imported').map((row) => row.file)).toEqual(
      expect.arrayContaining([r1.name, r2.name, edges[0]!.name, edges[1]!.name]),
    );
    expect(ledger.filter((row) => row.status === 'new')).toEqual([]);
  });
});
