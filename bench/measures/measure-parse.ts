// Parsing files, compared with reading their bytes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRoundFile } from '../../parsers/etlegacy/tab/parse-round-file.ts';
import { median, say, timed } from '../support/say.ts';

const RUNS = 15;

export async function measureParse(folder: string, names: readonly string[]): Promise<void> {
  const rounds = names.filter((name) => !name.endsWith('-endstats.txt'));
  const files = rounds.map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
  const reading: number[] = [];
  const parsing: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    reading.push(await timed(() => rounds.forEach((name) => readFileSync(join(folder, name)))));
    parsing.push(await timed(() => files.forEach((file) => parseRoundFile(file.name, file.bytes))));
  }
  const perSecond = (seconds: readonly number[]) => rounds.length / median(seconds);
  say(`parse               ${perSecond(parsing).toFixed(0).padStart(8)} files/s  aim 8000`);
  say(
    `  reading the bytes ${perSecond(reading).toFixed(0).padStart(8)} files/s  (${rounds.length} files, ${(bytes / rounds.length).toFixed(0)} bytes each)`,
  );
}
