import { afterEach, beforeEach, expect, it } from 'vitest';
import { findDoubledServers } from '../../../stats/etlegacy/health/find-doubled-servers.ts';
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
