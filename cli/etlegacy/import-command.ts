// debrief import PATH...: brings files into the inbox and imports them. Safe to run twice: what is known stays as it is.
import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { serverKey } from '../../core/config.ts';
import { readContent } from '../../importer/collect/folder/read-content.ts';
import { toPayload } from '../../importer/etlegacy/to-payload.ts';
import { BackgroundDrain } from '../../importer/inbox/background-drain.ts';
import { type Payload, storePayloads } from '../../importer/inbox/store-payloads.ts';
import { prepareServer } from '../../importer/etlegacy/prepare-server.ts';
import { fetchOutcomes, type Outcome } from '../../stats/etlegacy/fetch-outcomes.ts';
import { CliError } from '../cli-error.ts';
import { type App, withApp } from '../open-app.ts';
import { plainText, printJson, printLine } from '../print.ts';

type Options = { readonly server?: string; readonly json?: true };

/** Files handed to the inbox in one transaction. */
const CHUNK = 100;

export const importCommand = new Command('import')
  .description('Import round files; folders are searched for .txt files, also below them')
  .argument('<path...>', 'files or folders')
  .option('-s, --server <key>', 'the game server they come from (default: the one that is configured)')
  .option('--json', 'print the summary as JSON')
  .action(async (paths: string[], options: Options) => {
    await withApp(async (app) => {
      const summary = await importPaths(app, paths, options);
      if (summary.unreadable.length > 0) process.exitCode = 1;
      if (options.json === true) printJson(summary);
      else printSummary(summary);
    });
  });

type Unreadable = { readonly file: string; readonly reason: string };

type Summary = {
  readonly server: string;
  readonly files: number;
  /** Files that the system would not let us read; nothing is known of their content. */
  readonly unreadable: readonly Unreadable[];
  readonly new: number;
  readonly outcomes: readonly Outcome[];
};

async function importPaths(app: App, paths: readonly string[], options: Options): Promise<Summary> {
  const { db } = app;
  const server = chooseServer(app, options.server);
  const files = (await Promise.all(paths.map(findFiles))).flat();
  if (files.length === 0) {
    throw new CliError(
      'There is no .txt file in what you named.',
      'Name round files, or a folder that holds some.',
    );
  }
  await prepareServer(db, server);
  const bar = new SingleBar({ format: '{bar} {value}/{total} files, {percentage} %', hideCursor: true });
  const isShown = process.stderr.isTTY && options.json !== true;
  if (isShown) bar.start(files.length, 0);
  let done = 0;
  const show = (more: number): void => {
    done += more;
    // Others may have stored something too.
    if (isShown) bar.update(Math.min(done, files.length));
  };
  const drain = new BackgroundDrain(db, server, { onProgress: show });
  const unreadable: Unreadable[] = [];
  let fresh = 0;
  try {
    for (let from = 0; from < files.length; from += CHUNK) {
      const chunk = files.slice(from, from + CHUNK);
      const read = await readFiles(server.key, chunk);
      const stored = await storePayloads(db, read.payloads);
      fresh += stored;
      unreadable.push(...read.unreadable);
      // What is known already is done; the others are when they are imported.
      show(chunk.length - stored);
      await drain.wake(stored);
    }
  } finally {
    await drain.settle();
    if (isShown) bar.stop();
  }
  const outcomes = await fetchOutcomes(
    db,
    server.key,
    files.map((file) => path.basename(file)),
  );
  return { server: server.key, files: files.length, unreadable, new: fresh, outcomes };
}

/** One file that cannot be opened must not keep the others out. */
async function readFiles(server: string, files: readonly string[]) {
  const payloads: Payload[] = [];
  const unreadable: Unreadable[] = [];
  for (const file of files) {
    try {
      payloads.push(toPayload(server, path.basename(file), await readContent(file)));
    } catch (error) {
      unreadable.push({ file, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  return { payloads, unreadable };
}

function chooseServer({ config }: App, wanted: string | undefined): { key: string; zone: string } {
  if (wanted === undefined) {
    const [only, ...others] = config.servers;
    if (only !== undefined && others.length === 0) return only;
    const keys = config.servers.map((server) => server.key).join(', ');
    throw new CliError(
      'There are several servers, so the files could be of any.',
      `Add --server with one of: ${keys}.`,
    );
  }
  const configured = [...config.servers, config.sample].find((server) => server.key === wanted);
  if (configured !== undefined) return configured;
  const key = serverKey.safeParse(wanted);
  if (!key.success) {
    throw new CliError(
      `"${wanted}" cannot be the key of a server.`,
      `A key ${key.error.issues[0]?.message}.`,
    );
  }
  return { key: key.data, zone: config.zone };
}

/** A file as it is named; of a folder all text files in and below it, in order of their names. Links are not followed. */
async function findFiles(start: string): Promise<string[]> {
  const found = await lstat(start).catch((error: unknown) => {
    throw new CliError(
      `${start} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      'Check the path.',
    );
  });
  if (found.isFile()) return [start];
  if (!found.isDirectory()) return [];
  const entries = await readdir(start, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.txt'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted();
}

function printSummary({ server, files, unreadable, new: fresh, outcomes }: Summary): void {
  const known = files - unreadable.length - fresh;
  printLine(`${files} files for server "${server}": ${fresh} new, ${known} known already.`);
  for (const { file, reason } of unreadable)
    printLine(`  could not be opened: ${plainText(file)} (${plainText(reason)})`);
  for (const { status, code, files: count, example } of outcomes) {
    const what = code === null ? status : `${status} (${code})`;
    printLine(
      `  ${String(count).padStart(6)} ${what}${status === 'imported' ? '' : `, such as ${plainText(example)}`}`,
    );
  }
  if (outcomes.some((outcome) => outcome.status === 'rejected')) {
    printLine('What was rejected is kept, with its reason: "npm run debrief -- doctor" tells more.');
  }
}
