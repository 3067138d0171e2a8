// How fast files become rows on this machine: medians, beside the raw limit of reading the bytes. Own PostgreSQL with its
// usual durability, in a throw-away home. node bench/import.ts [files]
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect } from '../database/connect.ts';
import { migrate } from '../database/migrate.ts';
import { readContent } from '../importer/collect/folder/read-content.ts';
import { toPayload } from '../importer/collect/folder/to-payload.ts';
import { DerivationMemory } from '../importer/etlegacy/derivation-memory.ts';
import { drainInbox } from '../importer/inbox/drain-inbox.ts';
import { type Payload, storePayloads } from '../importer/inbox/store-payloads.ts';
import { prepareServer } from '../importer/prepare-server.ts';
import { parseRoundFile } from '../parsers/etlegacy/parse-round-file.ts';
import { writeEvenings } from '../simulator/write-evenings.ts';

const SINGLES = 300;
const PASSES = 5;

const files = Number(process.argv[2] ?? 2000);
const home = await mkdtemp(path.join(tmpdir(), 'debrief-bench-'));
const connection = await connect({ home });
try {
  await migrate(connection.db);
  const folder = await simulate(files);
  const names = (await readdir(folder))
    .filter((name) => !name.includes('endstats'))
    .toSorted()
    .slice(0, files);
  const bytes = await Promise.all(names.map(async (name) => readFile(path.join(folder, name))));

  const reading = await medianOf(async () => {
    for (const name of names) await readFile(path.join(folder, name));
  });
  const parsing = await medianOf(async () => {
    names.forEach((name, i) => parseRoundFile(name, bytes[i] ?? new Uint8Array()));
  });
  print('reading the bytes', names.length / reading, 'files/s');
  print('parsing', names.length / parsing, 'files/s', `${(parsing / reading).toFixed(2)} times reading`);

  const singles = names.slice(0, SINGLES);
  const times = await importSingly('single', folder, singles);
  print('one file, stored and imported, p50', median(times) * 1000, 'ms');
  const seconds = await importTogether('bulk', folder, names);
  print('all files together', names.length / seconds, 'files/s');
  print('peak memory of this process', process.resourceUsage().maxRSS / 1024, 'MiB');
} finally {
  await connection.close();
  await rm(home, { recursive: true, force: true });
}

/** Four against four, as in most evenings. */
async function simulate(count: number): Promise<string> {
  const out = path.join(home, 'evenings');
  const evenings = Math.ceil(count / 8);
  await writeEvenings(out, { seed: 1, evenings, options: { plain: true, teamSize: 4 } });
  return path.join(out, 'stats');
}

async function payloadsOf(source: string, folder: string, names: readonly string[]): Promise<Payload[]> {
  await prepareServer(connection.db, { key: source, zone: 'Europe/Ljubljana' });
  const contents = await Promise.all(names.map(async (name) => readContent(path.join(folder, name))));
  return contents.map((content, i) => toPayload(source, names[i] ?? '', content));
}

async function importSingly(source: string, folder: string, names: readonly string[]): Promise<number[]> {
  const memory = new DerivationMemory();
  const server = { key: source, zone: 'Europe/Ljubljana' };
  const times: number[] = [];
  for (const payload of await payloadsOf(source, folder, names)) {
    times.push(
      await seconds(async () => {
        await storePayloads(connection.db, [payload]);
        await drainInbox(connection.db, server, { memory });
      }),
    );
  }
  return times;
}

async function importTogether(source: string, folder: string, names: readonly string[]): Promise<number> {
  const payloads = await payloadsOf(source, folder, names);
  return await seconds(async () => {
    for (let from = 0; from < payloads.length; from += 500)
      await storePayloads(connection.db, payloads.slice(from, from + 500));
    await drainInbox(connection.db, { key: source, zone: 'Europe/Ljubljana' });
  });
}

async function medianOf(work: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let pass = 0; pass < PASSES; pass++) times.push(await seconds(work));
  return median(times);
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function print(what: string, value: number, unit: string, beside = ''): void {
  process.stdout.write(`${what.padEnd(36)} ${value.toFixed(1).padStart(10)} ${unit} ${beside}\n`);
}
