// debrief import PATH...: brings files into the inbox and imports them. Safe to run twice: what is known stays as it is.
import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { serverKey } from '../core/config.ts';
import { readContent } from '../importer/collect/folder/read-content.ts';
import { toPayload } from '../importer/collect/folder/to-payload.ts';
import { drainInbox } from '../importer/inbox/drain-inbox.ts';
import { storePayloads } from '../importer/inbox/store-payloads.ts';
import { prepareServer } from '../importer/prepare-server.ts';
import { fetchOutcomes, type Outcome } from '../stats/fetch-outcomes.ts';
import { CliError } from './cli-error.ts';
import { type App, withApp } from './open-app.ts';
import { printJson, printLine } from './print.ts';

type Options = { readonly server?: string; readonly json?: true };

/** Files handed to the inbox in one transaction. */
const CHUNK = 500;

export const importCommand = new Command('import')
  .description('Import round files; folders are searched for .txt files, also below them')
  .argument('<path...>', 'files or folders')
  .option('-s, --server <key>', 'the game server they come from (default: the one that is configured)')
  .option('--json', 'print the summary as JSON')
  .action(async (paths: string[], options: Options) => {
    await withApp(async (app) => {
      const summary = await importPaths(app, paths, options);
      if (options.json === true) printJson(summary);
      else printSummary(summary);
    });
  });

type Summary = {
  readonly server: string;
  readonly files: number;
  readonly new: number;
  readonly outcomes: readonly Outcome[];
};

async function importPaths(app: App, paths: readonly string[], options: Options): Promise<Summary> {
  const { db } = app;
  const server = chooseServer(app, options.server);
  await prepareServer(db, server);
  const files = (await Promise.all(paths.map(findFiles))).flat();
  if (files.length === 0) {
    throw new CliError(
      'There is no .txt file in what you named.',
      'Name round files, or a folder that holds some.',
    );
  }
  const bar = new SingleBar({ format: '{bar} {value}/{total} {step}', hideCursor: true });
  const isShown = process.stderr.isTTY && options.json !== true;
  if (isShown) bar.start(files.length, 0, { step: 'files read' });
  let fresh = 0;
  for (let from = 0; from < files.length; from += CHUNK) {
    const chunk = files.slice(from, from + CHUNK);
    const payloads = [];
    for (const file of chunk)
      payloads.push(toPayload(server.key, path.basename(file), await readContent(file)));
    fresh += await storePayloads(db, payloads);
    if (isShown) bar.increment(chunk.length);
  }
  if (isShown) bar.start(fresh, 0, { step: 'files imported' });
  await drainInbox(db, server, { onProgress: (done) => isShown && bar.increment(done) });
  if (isShown) bar.stop();
  const names = files.map((file) => path.basename(file));
  return {
    server: server.key,
    files: files.length,
    new: fresh,
    outcomes: await fetchOutcomes(db, server.key, names),
  };
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

function printSummary({ server, files, new: fresh, outcomes }: Summary): void {
  printLine(`${files} files for server "${server}": ${fresh} new, ${files - fresh} known already.`);
  for (const { status, code, files: count, example } of outcomes) {
    const what = code === null ? status : `${status} (${code})`;
    printLine(`  ${String(count).padStart(6)} ${what}${status === 'imported' ? '' : `, such as ${example}`}`);
  }
  if (outcomes.some((outcome) => outcome.status === 'rejected')) {
    printLine('What was rejected is kept, with its reason: "npm run debrief -- doctor" tells more.');
  }
}
