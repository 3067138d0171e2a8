// debrief import PATH...: stores files in the inbox and imports them. Safe to run twice: known files stay unchanged.
import { hash } from 'node:crypto';
import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { serverKey } from '../core/config.ts';
import { type FileContent, readContent } from '../importer/collect/folder/read-content.ts';
import { isRecording, readRecording } from '../importer/collect/folder/read-recording.ts';
import { toFilePayload } from '../importer/collect/folder/to-file-payload.ts';
import type { GameImporter, PayloadKind } from '../importer/game-importer.ts';
import { BackgroundDrain } from '../importer/inbox/background-drain.ts';
import { type Payload, storePayloads } from '../importer/inbox/store-payloads.ts';
import { fetchOutcomes, type ImportedFile, type Outcome } from '../stats/health/fetch-outcomes.ts';
import { UserError } from '../core/user-error.ts';
import { findGame } from './find-game.ts';
import { type App, withApp } from './open-app.ts';
import { plainText, printJson, printLine } from './print.ts';
import { readTime } from './read-time.ts';

type Options = {
  readonly server?: string;
  readonly upstream?: string;
  readonly game?: string;
  readonly kind?: string;
  readonly at?: string;
  readonly json?: true;
};

/** Files stored in one transaction. */
const CHUNK = 100;

export const importCommand = new Command('import')
  .description('Import round files or recorded answers; folders are searched recursively')
  .argument('<path...>', 'files or folders')
  .option('-s, --server <key>', 'the game server they come from (default: the configured one)')
  .option('-g, --game <game>', 'the game they belong to (default: ET:Legacy)')
  .option('--kind <kind>', 'what each file holds, of a game with several kinds')
  .option(
    '--at <time>',
    'the time of the data, ISO 8601 with a zone (default: when the file was last written)',
  )
  .option('--upstream <key>', 'the upstream they were saved from; same as --server')
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
  /** Number of payloads: one per file, and one per line of a recording. */
  readonly answers: number;
  /** Files that the system refused to read; their content is unknown. */
  readonly unreadable: readonly Unreadable[];
  /** Other files in the folders, one sentence for each kind. */
  readonly left: readonly string[];
  readonly new: number;
  /** With an explanation of each rejection, and what to do. */
  readonly outcomes: readonly (Outcome & { readonly means: string | null })[];
};

async function importPaths(app: App, paths: readonly string[], options: Options): Promise<Summary> {
  const { db, config } = app;
  const game = await findGame(options.game).importer();
  const kind = chooseKind(game, options.kind, paths);
  const source = chooseSource(game.configuredSources(config), options.server ?? options.upstream);
  const observedAt = options.at === undefined ? undefined : readTime(options.at);
  const extensions = [
    ...new Set((kind === undefined ? game.kinds : [kind]).flatMap((one) => one.extensions)),
  ];
  const found = await Promise.all(paths.map(async (start) => findFiles(start, extensions)));
  const files = found.flatMap((each) => each.files);
  const left = describeLeft(
    found.flatMap((each) => each.left),
    game,
  );
  if (files.length === 0) {
    throw new UserError(
      [`There is no ${extensions.join(' or ')} file in the paths you named.`, ...left].join(' '),
      'Name round files, or a folder that holds some.',
    );
  }
  let hasChanged = false;
  const onChange = (say: string): void => {
    hasChanged = true;
    process.stderr.write(`${say}\n`);
  };
  const importer = await game.prepareSource(db, config, source, onChange);
  if (hasChanged) await game.rederive?.(db, source, {});
  const bar = new SingleBar({ format: '{bar} {value}/{total} files, {percentage} %', hideCursor: true });
  const isShown = process.stderr.isTTY && options.json !== true;
  if (isShown) bar.start(files.length, 0);
  let done = 0;
  const show = (more: number): void => {
    done += more;
    // Other processes may have stored payloads too.
    if (isShown) bar.update(Math.min(done, files.length));
  };
  const drain = new BackgroundDrain(db, importer, { onProgress: show });
  const unreadable: Unreadable[] = [];
  const taken: ImportedFile[] = [];
  let fresh = 0;
  let answers = 0;
  try {
    for (let from = 0; from < files.length; from += CHUNK) {
      const chunk = files.slice(from, from + CHUNK);
      const read = await readFiles(chunk, { game, kind, source, observedAt });
      answers += read.payloads.length;
      taken.push(...read.taken);
      unreadable.push(...read.unreadable);
      let stored = 0;
      // A recording is one file with many answers.
      for (let start = 0; start < read.payloads.length; start += CHUNK) {
        const added = await storePayloads(db, read.payloads.slice(start, start + CHUNK));
        stored += added;
        await drain.wake(added);
      }
      fresh += stored;
      // Known payloads are done; the others are done once they are imported.
      show(Math.max(chunk.length - stored, 0));
    }
  } finally {
    await drain.settle();
    if (isShown) bar.stop();
  }
  const outcomes = (await fetchOutcomes(db, source, taken)).map((outcome) => ({
    ...outcome,
    means: outcome.code === null ? null : (game.explainCode?.(outcome.code) ?? null),
  }));
  return { server: source, files: files.length, answers, unreadable, left, new: fresh, outcomes };
}

type Origin = {
  readonly game: GameImporter;
  /** undefined: determined by the content, or by each line of a recording. */
  readonly kind: PayloadKind | undefined;
  readonly source: string;
  /** undefined: the modification time of the file. */
  readonly observedAt: Date | undefined;
};

/** A file that cannot be opened must not prevent the import of the others. */
async function readFiles(files: readonly string[], origin: Origin) {
  const payloads: Payload[] = [];
  const taken: ImportedFile[] = [];
  const unreadable: Unreadable[] = [];
  for (const file of files) {
    const name = path.basename(file);
    try {
      const content = await readContent(file);
      const read = isRecording(file)
        ? readAnswers(file, content, origin)
        : { payloads: [readOne(file, content, origin)], problems: [] };
      payloads.push(...read.payloads);
      taken.push(...read.payloads.map((payload) => toTaken(name, payload)));
      unreadable.push(...read.problems.map((reason) => ({ file, reason })));
    } catch (error) {
      unreadable.push({ file, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  return { payloads, taken, unreadable };
}

/** Identified by content when the inbox has the payload under another name than the file's. */
function toTaken(name: string, { subject, body }: Payload): ImportedFile {
  return { name, subject, hash: subject === name ? null : hash('sha256', body, 'buffer') };
}

function readOne(file: string, content: FileContent, { game, kind, source, observedAt }: Origin): Payload {
  const label = kind === undefined ? game.labelPayload?.(content.body) : undefined;
  const own = kind ?? chooseKind(game, label?.kind, []) ?? game.kinds[0];
  const payload = toFilePayload({ game: game.game, kind: own, source }, path.basename(file), content);
  return { ...payload, ...(observedAt === undefined ? {} : { observedAt }), ...label };
}

function readAnswers(file: string, content: FileContent, { game, kind, source, observedAt }: Origin) {
  const { answers, problems } = readRecording(file, content.body);
  const wrong = new Set<string>();
  const payloads = answers.flatMap((answer) => {
    const label = kind === undefined ? game.labelPayload?.(answer.body) : undefined;
    const named = label?.kind ?? answer.kind;
    const ofKind = named === undefined ? kind : game.kinds.find(({ name }) => name === named);
    if (ofKind === undefined) {
      wrong.add(
        answer.kind === undefined ? 'a line says no kind: add --kind' : `there is no kind "${answer.kind}"`,
      );
      return [];
    }
    const origin = { game: game.game, kind: ofKind, source };
    const payload = toFilePayload(origin, path.basename(file), { ...content, body: answer.body });
    return [{ ...payload, observedAt: answer.at ?? observedAt ?? payload.observedAt, ...label }];
  });
  return { payloads, problems: [...problems, ...wrong] };
}

/** undefined: determined by the content, or only recordings are named, whose lines state their kind. */
function chooseKind(
  { game, kinds, labelPayload }: GameImporter,
  wanted: string | undefined,
  paths: readonly string[],
): PayloadKind | undefined {
  const kind = wanted === undefined ? kinds[0] : kinds.find(({ name }) => name === wanted);
  if (kind !== undefined && (wanted !== undefined || kinds.length === 1)) return kind;
  if (wanted === undefined && (labelPayload !== undefined || (paths.length > 0 && paths.every(isRecording))))
    return undefined;
  const names = kinds.map(({ name }) => name).join(', ');
  throw new UserError(
    wanted === undefined ? `${game} has several kinds of files.` : `${game} has no kind of file "${wanted}".`,
    `Add --kind with one of: ${names}.`,
  );
}

function chooseSource(configured: readonly string[], wanted: string | undefined): string {
  if (wanted === undefined) {
    const [only, ...others] = configured;
    if (only !== undefined && others.length === 0) return only;
    throw new UserError(
      'There are several servers, and the files could belong to any of them.',
      `Add --server with one of: ${configured.join(', ')}.`,
    );
  }
  const key = serverKey.safeParse(wanted);
  if (key.success || configured.includes(wanted)) return wanted;
  throw new UserError(`"${wanted}" cannot be the key of a server.`, `A key ${key.error.issues[0]?.message}.`);
}

type Found = { readonly files: readonly string[]; readonly left: readonly string[] };

/** Returns a named file, or all files of the kind in and below a folder, in order. Links are not followed. */
async function findFiles(start: string, extensions: readonly string[]): Promise<Found> {
  const found = await lstat(start).catch((error: unknown) => {
    throw new UserError(
      `${start} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      'Check the path.',
    );
  });
  if (found.isFile()) return { files: [start], left: [] };
  if (!found.isDirectory()) return { files: [], left: [] };
  const entries = await readdir(start, { recursive: true, withFileTypes: true });
  const isOfKind = (name: string): boolean =>
    extensions.some((extension) => name.toLowerCase().endsWith(extension));
  const regular = entries.filter((entry) => entry.isFile());
  return {
    files: regular
      .filter(({ name }) => isOfKind(name))
      .map((entry) => path.join(entry.parentPath, entry.name))
      .toSorted(),
    left: regular.map(({ name }) => name).filter((name) => !isOfKind(name)),
  };
}

/** Describes the other files of the folders, if the game recognizes them, and what to do with them. */
function describeLeft(names: readonly string[], { recognise }: GameImporter): string[] {
  const known = names.toSorted().flatMap((name) => {
    const recognised = recognise?.(name) ?? null;
    return recognised === null ? [] : [{ name, ...recognised }];
  });
  return [...Map.groupBy(known, (each) => each.reason)].flatMap(([reason, [first, ...others]]) => {
    if (first === undefined) return [];
    const which = others.length === 0 ? first.name : `${first.name} and ${others.length} more`;
    return [`Left alone: ${plainText(which)} (${plainText(reason)}). ${first.tip}`];
  });
}

function printSummary({ server, files, answers, unreadable, left, new: fresh, outcomes }: Summary): void {
  const held = answers > files ? ` with ${answers} answers` : '';
  printLine(`${files} files${held} for server "${server}": ${fresh} new, ${answers - fresh} known already.`);
  for (const { file, reason } of unreadable)
    printLine(`  could not be opened: ${plainText(file)} (${plainText(reason)})`);
  for (const { status, code, files: count, example, means, notes } of outcomes) {
    const what = code === null ? status : `${status} (${code})`;
    printLine(
      `  ${String(count).padStart(6)} ${what}${status === 'imported' ? '' : `, such as ${plainText(example)}`}`,
    );
    if (means !== null) printLine(`         ${means}`);
    for (const note of notes) printLine(`         ${plainText(note)}`);
  }
  for (const line of left) printLine(`  ${line}`);
  if (outcomes.some((outcome) => outcome.status === 'rejected')) {
    printLine('Rejected files are kept, with the reason: see "npm run debrief -- doctor".');
  }
}
