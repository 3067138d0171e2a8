// 2,000 files arrive while three workers are killed at random and PostgreSQL itself is killed at times: afterwards the
// database must equal that of one undisturbed import. Prints one line; ends with 1 on any difference.
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from '../database/connect.ts';
import { openEmbedded } from '../database/embedded/open-embedded.ts';
import { findPostmaster } from '../database/embedded/find-postmaster.ts';
import { migrate } from '../database/migrate.ts';
import { openEtlegacySource } from '../importer/etlegacy/etlegacy-source.ts';
import { drainInbox } from '../importer/inbox/drain-inbox.ts';
import { storePayloads } from '../importer/inbox/store-payloads.ts';
import { prepareServer } from '../importer/etlegacy/servers/prepare-server.ts';
import { exportAll } from '../tests/support/export-all.ts';
import { simulateFiles } from '../tests/support/etlegacy/round-files.ts';
import { makeThrowawayHome } from '../tests/support/throwaway-home.ts';
import { runWorkerChaos } from '../tests/support/worker-chaos.ts';

const SERVERS = [
  { key: 'east', zone: 'Europe/Berlin' },
  { key: 'west', zone: 'UTC' },
];
const KEYS = SERVERS.map(({ key }) => key);
const FILES = Number(process.env['FILES'] ?? 1000);
const KILLS = Number(process.env['KILLS'] ?? 50);
const RESTART_EVERY = Number(process.env['RESTART_EVERY'] ?? 40);
const BATCH = 5;

const started = performance.now();
const files = simulateFiles(FILES);
const wanted = await importQuietly();
const { exported, kills, restarts } = await importInChaos();
const isEqual = exported === wanted;
const seconds = Math.round((performance.now() - started) / 1000);
process.stdout.write(
  `${FILES * SERVERS.length} files, ${kills} workers and ${restarts} servers killed: ${isEqual ? 'equal' : 'DIFFERENT'}, ${seconds} s\n`,
);
process.exitCode = isEqual ? 0 : 1;

async function importQuietly(): Promise<string> {
  const { home, remove } = await makeThrowawayHome();
  const { db, close } = await connect({ home });
  await migrate(db);
  for (const server of SERVERS) {
    await prepareServer(db, server);
    for (let from = 0; from < files.length; from += 200) {
      await storePayloads(
        db,
        files.slice(from, from + 200).map(({ name, text }) => ({
          source: server.key,
          game: 'etlegacy',
          kind: 'round_file',
          subject: name,
          contentType: 'text/plain',
          observedAt: new Date(0),
          body: Buffer.from(text),
        })),
      );
    }
    await drainInbox(db, openEtlegacySource(server));
  }
  const exported = await exportAll(db, KEYS);
  await close();
  await remove();
  return exported;
}

async function importInChaos(): Promise<{ exported: string; kills: number; restarts: number }> {
  const { home, data, remove } = await makeThrowawayHome();
  const server = await openEmbedded({ home });
  const { user, password, host, port, database } = server.address;
  const databaseUrl = `postgresql://${user}:${password}@${encodeURIComponent(host)}:${port}/${database}`;
  const { db, config, close } = await connect({ databaseUrl, home });
  await migrate(db);
  let restarts = 0;
  const kills = await runWorkerChaos({
    db,
    connection: config,
    databaseUrl,
    servers: SERVERS,
    files,
    batch: BATCH,
    pauseMs: 100,
    workers: 3,
    kills: KILLS,
    withinMs: 600_000,
    disturb: async (batch) => {
      if (batch % RESTART_EVERY !== RESTART_EVERY - 1) return;
      const postmaster = await findPostmaster(data);
      if (postmaster?.kind !== 'ours') return;
      // Processes in the same home start it again.
      process.kill(postmaster.pid, 'SIGKILL');
      restarts += 1;
      await sleep(3_000);
    },
  });
  const exported = await exportAll(db, KEYS);
  await close();
  await server.close();
  await remove();
  return { exported, kills, restarts };
}
