// The text files of a game server come under one key, and what it pushes under another.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rederive } from '../../../../importer/etlegacy/rederive.ts';
import { renameServer } from '../../../../importer/etlegacy/servers/rename-server.ts';
import { simulateEvenings } from '../../../../simulator/etlegacy/simulate-evenings.ts';
import { findDoubledServers } from '../../../../stats/etlegacy/health/find-doubled-servers.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database/test-database.ts';
import { diffExports, exportEverything } from '../../../support/proof/export-everything.ts';
import { importFiles } from '../../../support/proof/import-files.ts';

const ZONE = 'Europe/Ljubljana';

function simulate(seed: number) {
  const [evening] = simulateEvenings({
    seed,
    evenings: 1,
    options: { gameType: 'campaign', format: 'both', script: '2.6.0', zone: ZONE, maps: 2, teamSize: 2 },
  });
  return {
    tabs: evening?.files.map(({ name, bytes }) => ({ name, bytes })) ?? [],
    dumps: evening?.documents.map(({ name, dump }) => ({ name, bytes: dump })) ?? [],
  };
}

let crossed: TestDatabase;
let right: TestDatabase;
beforeAll(async () => {
  [crossed, right] = [await createTestDatabase(), await createTestDatabase()];
});
afterAll(async () => {
  await crossed.close();
  await right.close();
});

test('doctor names the rounds that count twice, and a rename makes one server of both', async () => {
  const { db } = crossed;
  const { tabs, dumps } = simulate(77);
  await importFiles(db, { key: 'east', zone: ZONE }, tabs);
  await importFiles(db, { key: 'west', zone: ZONE }, simulate(78).dumps);
  expect(await findDoubledServers(db)).toEqual([]);
  await importFiles(db, { key: 'pushed', zone: ZONE }, dumps);

  const [alarm, ...others] = await findDoubledServers(db);
  expect(others).toEqual([]);
  expect(alarm?.key).toBe('doubled/east/pushed');
  expect(alarm?.say).toMatch(
    /"east" and "pushed" both count \d+ rounds of the same people at the same moments, told by files that differ/,
  );

  expect(await renameServer(db, { from: 'west', to: 'east', by: 'cli' })).toMatchObject({ code: 'TAKEN' });
  expect(await renameServer(db, { from: 'pushed', to: 'east', by: 'cli' })).toMatchObject({ isJoined: true });
  await importFiles(db, { key: 'east', zone: ZONE }, []);
  await rederive(db, 'east');
  expect(await findDoubledServers(db)).toEqual([]);

  await importFiles(right.db, { key: 'east', zone: ZONE }, [...tabs, ...dumps]);
  const wanted = await exportEverything(right.db, ['east']);
  expect(diffExports(wanted, await exportEverything(db, ['east']))).toEqual([]);
});
