// Peak memory of `debrief import` of a folder, without PostgreSQL.
import type { BenchServer } from '../support/bench-server.ts';
import { runImport } from '../support/run-import.ts';
import { say } from '../support/say.ts';

export async function measureMemory(server: BenchServer, folder: string, files: number): Promise<void> {
  const database = await server.openFresh('bench_memory');
  try {
    const { seconds, peakMb } = await runImport(database.url, folder);
    const speed = `${(files / seconds).toFixed(0)} files/s from start to end`;
    say(
      `memory of an import ${peakMb.toFixed(0).padStart(8)} MB  aim 150 (debrief import of ${files} files, ${speed})`,
    );
  } finally {
    await database.close();
  }
}
