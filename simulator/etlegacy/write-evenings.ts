// Writes simulated evenings into a folder: the files that scripts write, and truth.ndjson beside them.
import { mkdir, open, utimes, writeFile } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { streamEvenings } from './simulate-evenings.ts';
import type { Simulation } from './simulate-evenings.ts';
import type { Evening } from './evening/evening-state.ts';

export type Written = {
  readonly evenings: number;
  readonly rounds: number;
  readonly files: number;
  readonly truth: string;
};

const TRUTH = 'truth.ndjson';
const EXTRAS = 'extras.ndjson';

/**
 * Creates the folder if it is missing. Text files go into its subfolder `stats`, JSON dumps into `json`, the bodies that
 * the script pushes into `push`, packed where it packs them. The truth, one round per line, goes into `truth.ndjson`;
 * awards of endstats files, and files that are not rounds, into `extras.ndjson`. Files get the modification time at which
 * they would have been written.
 */
export async function writeEvenings(dir: string, simulation: Simulation): Promise<Written> {
  await mkdir(join(dir, 'stats'), { recursive: true });
  const truth = await open(join(dir, TRUTH), 'w');
  const extras = await open(join(dir, EXTRAS), 'w');
  const written = { evenings: 0, rounds: 0, files: 0, pushes: 0 };
  try {
    for (const evening of streamEvenings(simulation)) {
      await writeTextFiles(dir, evening);
      await writeDocuments(dir, evening, written.pushes);
      await writeTruth(evening, truth, extras);
      written.evenings++;
      written.rounds += evening.rounds.length;
      written.files += evening.files.length + evening.documents.length;
      written.pushes += evening.documents.length;
    }
  } finally {
    await truth.close();
    await extras.close();
  }
  const { evenings, rounds, files } = written;
  return { evenings, rounds, files, truth: join(dir, TRUTH) };
}

async function writeTextFiles(dir: string, { files }: Evening): Promise<void> {
  for (const { name, bytes, writtenAt } of files) await writeAt(join(dir, 'stats', name), bytes, writtenAt);
}

async function writeDocuments(dir: string, { documents }: Evening, pushed: number): Promise<void> {
  if (documents.length === 0) return;
  for (const folder of ['json', 'push']) await mkdir(join(dir, folder), { recursive: true });
  for (const [index, { name, dump, push, isPacked, writtenAt }] of documents.entries()) {
    await writeAt(join(dir, 'json', name), dump, writtenAt);
    const number = String(pushed + index + 1).padStart(4, '0');
    const body = isPacked ? gzipSync(push) : push;
    await writeAt(join(dir, 'push', `${number}.json${isPacked ? '.gz' : ''}`), body, writtenAt);
  }
}

async function writeTruth(evening: Evening, truth: FileHandle, extras: FileHandle): Promise<void> {
  await truth.write(evening.rounds.map((round) => `${JSON.stringify(round)}\n`).join(''));
  await extras.write(
    [...evening.endstats, ...evening.strays].map((extra) => `${JSON.stringify(extra)}\n`).join(''),
  );
}

async function writeAt(path: string, bytes: Uint8Array, writtenAt: number): Promise<void> {
  await writeFile(path, bytes);
  await utimes(path, writtenAt / 1000, writtenAt / 1000);
}
