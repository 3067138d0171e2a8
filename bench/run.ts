// How fast it is, beside what the machine could do at best:
// npm run bench [-- parse single marks bulk memory replies charts latency posts api resident]. With `replies each` every command has a line of its
// own; \`backfill\` and \`replay\`, which take many minutes, come only when they are asked for; numbers after \`replay\` are rounds.
// Everything runs on Debrief's own PostgreSQL with the durability of every day.
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeEvenings } from '../simulator/etlegacy/write-evenings.ts';
import { measureApi } from './measures/measure-api.ts';
import { measureBackfill } from './measures/measure-backfill.ts';
import { measureBulk } from './measures/measure-bulk.ts';
import { measureCharts } from './measures/measure-charts.ts';
import { measureLatency } from './measures/measure-latency.ts';
import { measureMarks } from './measures/measure-marks.ts';
import { measureMemory } from './measures/measure-memory.ts';
import { measureParse } from './measures/measure-parse.ts';
import { measurePosts } from './measures/measure-posts.ts';
import { measureReplay } from './measures/measure-replay.ts';
import { measureReplies } from './measures/measure-replies.ts';
import { measureResident } from './measures/measure-resident.ts';
import { measureSingleImports } from './measures/measure-single-imports.ts';
import { openBenchServer } from './support/bench-server.ts';
import { BENCH_EVENINGS, openHistory } from './support/open-history.ts';
import { say } from './support/say.ts';

const wanted = process.argv.slice(2);
const wants = (part: string): boolean => wanted.length === 0 || wanted.includes(part);

const PARSED = 2_000;
const BULK = 4_000;
const LARGE_EVENINGS = 500;

const folder = await mkdtemp(join(tmpdir(), 'debrief-bench-files-'));
const server = await openBenchServer();
try {
  say(
    `Node ${process.versions.node}, ${availableParallelism()} x ${cpus()[0]?.model ?? 'unknown processor'}`,
  );
  const stats = join(folder, 'stats');
  if (['parse', 'bulk', 'memory'].some(wants))
    await writeEvenings(folder, { seed: 79, evenings: LARGE_EVENINGS, options: BENCH_EVENINGS });
  else await mkdir(stats);
  const names = (await readdir(stats)).sort();
  if (wants('parse')) await measureParse(stats, names.slice(0, PARSED));
  if (wants('single')) {
    const history = await openHistory(server);
    try {
      await measureSingleImports(server, history);
    } finally {
      await history.close();
    }
  }
  if (wants('marks')) await measureMarks(server);
  if (wants('bulk')) await measureBulk(server, stats, names.slice(0, BULK));
  if (wanted.includes('backfill')) await measureBackfill(server);
  if (wanted.includes('replay'))
    await measureReplay(
      server,
      wanted.map(Number).filter((size) => size > 0),
    );
  if (wants('memory')) await measureMemory(server, stats, names.length);
  if (wants('replies')) await measureReplies(server, wanted.includes('each'));
  if (wants('charts')) await measureCharts();
  if (wants('latency')) await measureLatency(server);
  if (wants('posts')) await measurePosts(server);
  if (wants('api')) await measureApi(server);
  if (wants('resident')) await measureResident(server);
} finally {
  await server.close();
  await rm(folder, { recursive: true });
}
