// Imports an archive of 100,000 rounds from a folder. Takes minutes, so it only runs on request.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeEvenings } from '../../simulator/etlegacy/write-evenings.ts';
import type { BenchServer } from '../support/bench-server.ts';
import { TABLES } from '../support/copy-rows.ts';
import { BENCH_EVENINGS } from '../support/open-history.ts';
import { runImport } from '../support/run-import.ts';
import { say } from '../support/say.ts';

const EVENINGS = 5_000;

export async function measureBackfill(server: BenchServer): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'debrief-backfill-'));
  const database = await server.openFresh('bench_backfill');
  try {
    await writeEvenings(folder, { seed: 80, evenings: EVENINGS, options: BENCH_EVENINGS });
    const files = await readdir(join(folder, 'stats'));
    const { seconds, peakMb } = await runImport(database.url, join(folder, 'stats'));
    let rows = 0;
    for (const table of TABLES) {
      const counted = await database.pool.query<{ rows: number }>(`select count(*) as rows from ${table}`);
      rows += counted.rows[0]?.rows ?? 0;
    }
    const size = await database.pool.query<{ mb: number }>(
      'select (pg_database_size(current_database()) / 1e6)::integer as mb',
    );
    say(
      `back-fill           ${(files.length / seconds).toFixed(0).padStart(8)} files/s  (${files.length} files in ${seconds.toFixed(0)} s, aim 300 s; ${(rows / seconds).toFixed(0)} rows/s, ${peakMb.toFixed(0)} MB of memory, ${size.rows[0]?.mb} MB of disk)`,
    );
  } finally {
    await database.close();
    await server.drop('bench_backfill');
    await rm(folder, { recursive: true });
  }
}
