import { hash } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findForeignPayload } from '../../../importer/etlegacy/servers/find-foreign-payload.ts';
import { renameServer } from '../../../importer/etlegacy/servers/rename-server.ts';
import { findDoubledServers } from '../../../stats/etlegacy/health/find-doubled-servers.ts';
import { pushedDocuments } from '../../support/proof/push-documents.ts';
import { importFiles } from '../../support/etlegacy/import-files.ts';
import { matchFiles } from '../../support/etlegacy/round-file.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

let test: TestDatabase;
beforeEach(async () => {
  test = await createTestDatabase();
});
afterEach(async () => test.close());

it('names two servers with the same files, but neither the sample nor servers with few equal files', async () => {
  const { db } = test;
  const [r1, r2] = matchFiles();
  const tiny = { name: r1.name, body: r1.body.subarray(0, 80) };
  await importFiles(db, [tiny, r2], { server: 'east' });
  await importFiles(db, [tiny], { server: 'west' });
  await importFiles(db, [r1, r2], { server: 'sample' });
  expect(await findDoubledServers(db)).toEqual([]);
  await importFiles(db, [r2, ...matchFiles({ at: '2025-03-03 21:10:00' })], { server: 'west' });
  const alarms = await findDoubledServers(db);
  expect(alarms.map(({ key }) => key)).toEqual(['doubled/east/west']);
  expect(alarms[0]?.say).toContain(`"east" and "west" share 1 file, byte for byte, such as ${r2.name}`);
});

it('finds a JSON document under any name, in doctor, before an import, and when two keys become one', async () => {
  const { db } = test;
  const [document] = pushedDocuments(11, 1);
  const body = Buffer.from(document?.bytes ?? '');
  await importFiles(db, [{ name: 'stats-1.json', body }], { server: 'east' });
  const payload = {
    source: 'west',
    kind: 'round_file',
    subject: 'copy.json',
    hash: hash('sha256', body, 'buffer'),
  };
  expect(await findForeignPayload(db, [payload])).toMatchObject({ owner: 'east', subject: 'copy.json' });
  expect(await findForeignPayload(db, [{ ...payload, subject: 'copy.txt' }])).toBe(null);
  await importFiles(db, [{ name: 'copy.json', body }], { server: 'west' });
  expect(await findForeignPayload(db, [payload])).toBe(null);
  expect(await findDoubledServers(db)).toMatchObject([{ key: 'doubled/east/west' }]);
  expect(await renameServer(db, { from: 'west', to: 'east', by: 'cli' })).toMatchObject({ ok: true });
  expect(await findDoubledServers(db)).toEqual([]);
});
