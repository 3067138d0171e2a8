import { expect, test } from 'vitest';
import { openEtlegacySource } from '../../importer/etlegacy/etlegacy-source.ts';
import { drainInbox } from '../../importer/inbox/drain-inbox.ts';
import { storePayloads } from '../../importer/inbox/store-payloads.ts';
import { prepareServer } from '../../importer/etlegacy/servers/prepare-server.ts';
import { exportAll } from '../support/export-all.ts';
import { simulateFiles } from '../support/etlegacy/round-files.ts';
import { createTestDatabase } from '../support/database/test-database.ts';
import { runWorkerChaos } from '../support/worker-chaos.ts';

const SERVERS = [
  { key: 'east', zone: 'Europe/Berlin' },
  { key: 'west', zone: 'UTC' },
];
const KEYS = SERVERS.map(({ key }) => key);

test(
  'three workers, killed at random, produce the same database as one undisturbed import',
  { timeout: 150_000 },
  async () => {
    const files = simulateFiles(120);
    const quiet = await createTestDatabase();
    for (const server of SERVERS) {
      await prepareServer(quiet.db, server);
      await storePayloads(
        quiet.db,
        files.map(({ name, text }) => ({
          source: server.key,
          game: 'etlegacy',
          kind: 'round_file',
          subject: name,
          contentType: 'text/plain',
          observedAt: new Date(0),
          body: Buffer.from(text),
        })),
      );
      await drainInbox(quiet.db, openEtlegacySource(server));
    }
    const wanted = await exportAll(quiet.db, KEYS);
    await quiet.close();

    const chaos = await createTestDatabase();
    const kills = await runWorkerChaos({
      db: chaos.db,
      connection: { connectionString: chaos.databaseUrl },
      databaseUrl: chaos.databaseUrl,
      servers: SERVERS,
      files,
      batch: 3,
      pauseMs: 200,
      workers: 3,
      kills: 4,
      withinMs: 100_000,
    });
    expect(kills).toBeGreaterThan(0);
    expect(await exportAll(chaos.db, KEYS)).toBe(wanted);
    const statuses = await chaos.db
      .selectFrom('core.payloads')
      .select(['status', (eb) => eb.fn.countAll<number>().as('files')])
      .groupBy('status')
      .execute();
    expect(statuses).toEqual([{ status: 'imported', files: 240 }]);
    await chaos.close();
  },
);
