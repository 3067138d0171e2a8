// Imports a whole archive from a folder, compared with COPY of the same rows into the same tables with the same
// indexes.
import { join } from 'node:path';
import { readContent } from '../../importer/collect/folder/read-content.ts';
import { toPayload } from '../../importer/etlegacy/files/to-payload.ts';
import { openEtlegacySource } from '../../importer/etlegacy/etlegacy-source.ts';
import { BackgroundDrain } from '../../importer/inbox/background-drain.ts';
import { storePayloads } from '../../importer/inbox/store-payloads.ts';
import { prepareServer } from '../../importer/etlegacy/servers/prepare-server.ts';
import type { BenchDatabase, BenchServer } from '../support/bench-server.ts';
import { copyIn, copyOut, TABLES } from '../support/copy-rows.ts';
import { BENCH_SERVER } from '../support/open-history.ts';
import { say, timed } from '../support/say.ts';

const CHUNK = 100;

export async function measureBulk(
  server: BenchServer,
  folder: string,
  names: readonly string[],
): Promise<void> {
  const imported = await server.openFresh('bench_bulk', 2);
  const copied = await server.openFresh('bench_copied');
  try {
    const seconds = await timed(async () => importAll(imported, folder, names));
    const tables: { table: string; lines: string[] }[] = [];
    for (const table of TABLES) tables.push({ table, lines: await copyOut(imported.url, table) });
    const rows = tables.reduce((sum, { lines }) => sum + lines.length, 0);
    const copying = await timed(async () => {
      for (const { table, lines } of tables) await copyIn(copied.url, table, lines);
    });
    const perSecond = (time: number) => (names.length / time).toFixed(0).padStart(8);
    say(
      `bulk import         ${perSecond(seconds)} files/s  aim 400 (${names.length} files, ${(rows / seconds).toFixed(0)} rows/s)`,
    );
    say(
      `  COPY of its rows  ${perSecond(copying)} files/s  (${(rows / copying).toFixed(0)} rows/s): ratio ${(seconds / copying).toFixed(2)}`,
    );
  } finally {
    await imported.close();
    await copied.close();
  }
}

async function importAll({ db }: BenchDatabase, folder: string, names: readonly string[]): Promise<void> {
  await prepareServer(db, BENCH_SERVER);
  const drain = new BackgroundDrain(db, openEtlegacySource(BENCH_SERVER), {});
  for (let from = 0; from < names.length; from += CHUNK) {
    const payloads = [];
    for (const name of names.slice(from, from + CHUNK))
      payloads.push(toPayload(BENCH_SERVER.key, name, await readContent(join(folder, name))));
    await drain.wake(await storePayloads(db, payloads));
  }
  await drain.settle();
}
