// debrief import PATH...: stores files in the inbox and imports them. Safe to run twice: known files stay unchanged.
import { hash } from 'node:crypto';
import path from 'node:path';
import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { serverKey } from '../core/config.ts';
import { nearestName } from '../core/nearest-name.ts';
import { type FileContent, readContent } from '../importer/collect/folder/read-content.ts';
import { isRecording, readRecording } from '../importer/collect/folder/read-recording.ts';
import { UnpackedArchives } from '../importer/collect/folder/archives/unpacked-archives.ts';
import { unpackContent, unpackedName } from '../importer/collect/folder/unpack-content.ts';
import { toFilePayload } from '../importer/collect/folder/to-file-payload.ts';
import type { GameImporter, PayloadKind } from '../importer/game-importer.ts';
import { BackgroundDrain } from '../importer/inbox/background-drain.ts';
import { type Payload, storePayloads } from '../importer/inbox/store-payloads.ts';
import { fetchOutcomes, type ImportedFile, type Outcome } from '../stats/health/fetch-outcomes.ts';
import { HARMLESS_CODES } from '../stats/health/harmless-codes.ts';
import { UserError } from '../core/user-error.ts';
import { withoutStop } from '../core/without-stop.ts';
import { findGame } from './app/find-game.ts';
import { findImportFiles, type FoundFiles, type UnreadableFile } from './find-import-files.ts';
import { type App, withApp } from './app/open-app.ts';
import { plainText, printJson, printLine } from './print/print.ts';
import { readTime } from './read-time.ts';
import { listSources } from './require-source.ts';

type Options = {
  readonly server?: string;
  readonly upstream?: string;
  readonly newServer?: true;
  readonly game?: string;
  readonly kind?: string;
  readonly at?: string;
  readonly json?: true;
};

/** Files stored in one transaction. */
const CHUNK = 100;
/** With more than so many bytes of them in memory it is not read on. */
const CHUNK_BYTES = 16 * 1024 * 1024;

export const importCommand = new Command('import')
  .description(
    'Import round files or recorded answers; folders are searched recursively, zip and tar are unpacked',
  )
  .argument('<path...>', 'files, folders or archives')
  .option('-s, --server <key>', 'the game server they come from (default: the configured one)')
  .option('-g, --game <game>', 'the game they belong to (default: ET:Legacy)')
  .option('--kind <kind>', 'what each file holds, of a game with several kinds')
  .option('--at <time>', 'when it was so, ISO 8601 with a zone (default: when the file was last written)')
  .option('--upstream <key>', 'the upstream they were saved from; the same as --server')
  .option('--new-server', 'make a server of the key after --server, where none is configured or known')
  .option('--json', 'print the summary as JSON')
  .action(async (paths: string[], options: Options) => {
    await withApp(async (app) => {
      const summary = await importPaths(app, paths, options);
      if (summary.unreadable.length > 0) process.exitCode = 1;
      if (options.json === true) printJson(summary);
      else {
        printSummary(summary);
        for (const line of (await findGame(options.game).afterImport?.(app.db)) ?? [])
          printLine(`  ${plainText(line)}`);
      }
    });
  });

type Summary = {
  readonly server: string;
  readonly files: number;
  /** Number of payloads: one per file, and one per line of a recording. */
  readonly answers: number;
  /** Files that the system refused to read; their content is unknown. */
  readonly unreadable: readonly UnreadableFile[];
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
  const source = await chooseSource(app, game, options);
  const observedAt = options.at === undefined ? undefined : readTime(options.at);
  const extensions = [
    ...new Set((kind === undefined ? game.kinds : [kind]).flatMap((one) => one.extensions)),
  ];
  await using archives = new UnpackedArchives();
  const found: FoundFiles[] = [];
  for (const start of paths) found.push(await findImportFiles(start, extensions, archives));
  const files = found.flatMap((each) => each.files);
  const unreadable = found.flatMap((each) => each.unreadable);
  const left = describeLeft(
    found.flatMap((each) => each.left),
    game,
  );
  if (files.length === 0) {
    throw new UserError(
      [
        `There is no ${extensions.join(' or ')} file in the paths you named.`,
        ...unreadable.map(({ file, reason }) => `${file}: ${withoutStop(reason)}.`),
        ...left,
      ].join(' '),
      'Name round files, or a folder that holds some.',
    );
  }
  const named = files.map((file) => ({ name: unpackedName(path.basename(file)), path: file }));
  await game.checkFiles?.(db, config, source, named);
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
  const taken: ImportedFile[] = [];
  let fresh = 0;
  let answers = 0;
  try {
    let from = 0;
    while (from < files.length) {
      const read = await readFiles(files.slice(from, from + CHUNK), { game, kind, source, observedAt });
      from += read.files;
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
      show(Math.max(read.files - stored, 0));
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

/**
 * Reads files until the batch is large enough. A file that cannot be opened must not prevent the import of the others.
 *
 * @returns also how many of the files were read; the rest is for the next batch.
 */
async function readFiles(files: readonly string[], origin: Origin) {
  const payloads: Payload[] = [];
  const taken: ImportedFile[] = [];
  const unreadable: UnreadableFile[] = [];
  let bytes = 0;
  for (const [at, file] of files.entries()) {
    if (bytes > CHUNK_BYTES) return { payloads, taken, unreadable, files: at };
    const name = unpackedName(path.basename(file));
    try {
      const content = unpackContent(file, await readContent(file));
      const read = isRecording(file)
        ? readAnswers(file, content, origin)
        : { payloads: [readOne(name, content, origin)], problems: [] };
      bytes += content.body.length;
      payloads.push(...read.payloads);
      taken.push(...read.payloads.map((payload) => toTaken(name, payload)));
      unreadable.push(...read.problems.map((reason) => ({ file, reason })));
    } catch (error) {
      unreadable.push({ file, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  return { payloads, taken, unreadable, files: files.length };
}

/** Identified by content when the inbox has the payload under another name than the file's. */
function toTaken(name: string, { subject, body }: Payload): ImportedFile {
  return { name, subject, hash: subject === name ? null : hash('sha256', body, 'buffer') };
}

function readOne(name: string, content: FileContent, { game, kind, source, observedAt }: Origin): Payload {
  const label = game.labelPayload?.(content.body);
  const own = kind ?? chooseKind(game, label?.kind, []) ?? game.kinds[0];
  return toFilePayload({ game: game.game, kind: own, source }, name, content, { observedAt, ...label });
}

function readAnswers(file: string, content: FileContent, { game, kind, source, observedAt }: Origin) {
  const { answers, problems } = readRecording(file, content.body);
  const wrong = new Set<string>();
  const payloads = answers.flatMap((answer) => {
    const label = game.labelPayload?.(answer.body);
    const named = label?.kind ?? answer.kind;
    const ofKind = named === undefined ? kind : game.kinds.find(({ name }) => name === named);
    if (ofKind === undefined) {
      wrong.add(
        answer.kind === undefined ? 'a line says no kind: add --kind' : `there is no kind "${answer.kind}"`,
      );
      return [];
    }
    const origin = { game: game.game, kind: ofKind, source };
    const own = { ...content, body: answer.body };
    return [
      toFilePayload(origin, path.basename(file), own, { observedAt: answer.at ?? observedAt, ...label }),
    ];
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

async function chooseSource(app: App, game: GameImporter, options: Options): Promise<string> {
  const wanted = options.server ?? options.upstream;
  if (wanted === undefined) {
    const configured = game.configuredSources(app.config);
    const [only, ...others] = configured;
    if (options.newServer === true)
      throw new UserError('The new server has no key yet.', 'Add --server with the key it shall have.');
    if (only !== undefined && others.length === 0) return only;
    throw new UserError(
      'There are several servers, and the files could belong to any of them.',
      `Add --server with one of: ${configured.join(', ')}.`,
    );
  }
  const known = [...new Set([...(await listSources(app, game)), ...(game.acceptedSources ?? [])])];
  if (known.includes(wanted)) return wanted;
  const key = serverKey.safeParse(wanted);
  if (!key.success)
    throw new UserError(
      `"${wanted}" cannot be the key of a server.`,
      `A key ${key.error.issues[0]?.message}.`,
    );
  if (options.newServer === true) return key.data;
  throw refuseNew(wanted, known);
}

/** Files under a mistyped key would become a server of their own, with a history of its own. */
function refuseNew(wanted: string, known: readonly string[]): UserError {
  const meant = nearestName(wanted, known);
  return new UserError(
    `There is no server "${wanted}"; ${known.length === 0 ? 'none is known' : `${known.length === 1 ? 'the only one is' : 'there are'} ${known.join(', ')}`}.`,
    `${meant === undefined ? '' : `Did you mean "${meant}"? `}If it is a new one, name it in debrief.json or add --new-server.`,
  );
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
  printLine(
    `${files} ${files === 1 ? 'file' : 'files'}${held} for server "${server}": ${fresh} new, ${answers - fresh} known already.`,
  );
  for (const { file, reason } of unreadable)
    printLine(`  could not be opened: ${plainText(file)} (${plainText(reason)})`);
  for (const { status, code, files: count, example, means, notes, reasons } of outcomes) {
    const isHarmless = code !== null && HARMLESS_CODES.includes(code);
    const what = code === null ? status : isHarmless ? 'without a round' : `${status} (${code})`;
    printLine(
      `  ${String(count).padStart(6)} ${what}${status === 'imported' ? '' : `, such as ${plainText(example)}`}`,
    );
    if (means !== null) printLine(`         ${means}`);
    // Where a code has no words of its own, what was found wrong says it.
    for (const note of [...(means === null ? reasons : []), ...notes])
      printLine(`         ${plainText(note)}`);
  }
  for (const line of left) printLine(`  ${line}`);
  if (outcomes.some(({ status, code }) => status === 'rejected' && !HARMLESS_CODES.includes(code ?? ''))) {
    printLine('Rejected files are kept, with the reason: see "npm run debrief -- doctor".');
  }
}
