// Writes simulated evenings into a folder: the round files, and truth.ndjson beside them.
import { mkdir, open, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { streamEvenings } from './simulate-evenings.ts';
import type { Simulation } from './simulate-evenings.ts';

export type Written = {
  readonly evenings: number;
  readonly rounds: number;
  readonly files: number;
  readonly truth: string;
};

const TRUTH = 'truth.ndjson';
const EXTRAS = 'extras.ndjson';

/**
 * Creates the folder if it is missing. Round files go into its subfolder `stats`, the truth, one round per line, into
 * `truth.ndjson`; awards of endstats files, and files that are not rounds, into `extras.ndjson`. Files get the
 * modification time at which they would have been written.
 */
export async function writeEvenings(dir: string, simulation: Simulation): Promise<Written> {
  const stats = join(dir, 'stats');
  await mkdir(stats, { recursive: true });
  const truth = await open(join(dir, TRUTH), 'w');
  const extras = await open(join(dir, EXTRAS), 'w');
  let evenings = 0;
  let rounds = 0;
  let files = 0;
  try {
    for (const evening of streamEvenings(simulation)) {
      for (const { name, bytes, writtenAt } of evening.files) {
        const path = join(stats, name);
        await writeFile(path, bytes);
        await utimes(path, writtenAt / 1000, writtenAt / 1000);
      }
      await truth.write(evening.rounds.map((round) => `${JSON.stringify(round)}\n`).join(''));
      await extras.write(
        [...evening.endstats, ...evening.strays].map((extra) => `${JSON.stringify(extra)}\n`).join(''),
      );
      evenings++;
      rounds += evening.rounds.length;
      files += evening.files.length;
    }
  } finally {
    await truth.close();
    await extras.close();
  }
  return { evenings, rounds, files, truth: join(dir, TRUTH) };
}
