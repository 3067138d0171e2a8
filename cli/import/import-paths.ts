import path from 'node:path';
import { UserError } from '../../core/user-error.ts';
import { withoutStop } from '../../core/without-stop.ts';
import { clearImportFolders } from '../../importer/collect/folder/archives/import-folder.ts';
import { UnpackedArchives } from '../../importer/collect/folder/archives/unpacked-archives.ts';
import { unpackedName } from '../../importer/collect/folder/unpack-content.ts';
import type { GameImporter, PayloadKind } from '../../importer/game-importer.ts';
import { BackgroundDrain } from '../../importer/inbox/background-drain.ts';
import { storePayloads } from '../../importer/inbox/store-payloads.ts';
import { fetchOutcomes, type ImportedFile, type Outcome } from '../../stats/health/fetch-outcomes.ts';
import { findGame } from '../app/find-game.ts';
import type { App } from '../app/open-app.ts';
import { readTime } from '../read-time.ts';
import { chooseKind } from './choose-kind.ts';
import { chooseSource, type SourceOptions } from './choose-source.ts';
import { describeLeft } from './describe-left.ts';
import { findImportFiles, type FoundFiles, type UnreadableFile } from './find-import-files.ts';
import { type Origin, readImportFiles } from './read-import-files.ts';
import { showProgress } from './show-progress.ts';

export type ImportOptions = SourceOptions & {
  readonly game?: string;
  readonly kind?: string;
  readonly at?: string;
};

/** Files stored in one transaction. */
const CHUNK = 100;

export type Summary = {
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

/** Stores the files of these paths and imports them, with a progress bar on a terminal. */
export async function importPaths(
  app: App,
  paths: readonly string[],
  options: ImportOptions & { readonly isQuiet: boolean },
): Promise<Summary> {
  const { db, config } = app;
  const game = await findGame(options.game).importer();
  const kind = chooseKind(game, options.kind, paths);
  const source = await chooseSource(app, game, options);
  const observedAt = options.at === undefined ? undefined : readTime(options.at);
  await clearImportFolders();
  await using archives = new UnpackedArchives();
  const { files, unreadable, left } = await findFiles(paths, { game, kind, archives });
  const named = files.map((file) => ({ name: unpackedName(path.basename(file)), path: file }));
  await game.checkFiles?.(db, config, source, named);
  let hasChanged = false;
  const onChange = (say: string): void => {
    hasChanged = true;
    process.stderr.write(`${say}\n`);
  };
  const importer = await game.prepareSource(db, config, source, onChange);
  if (hasChanged) await game.rederive?.(db, source, {});
  using progress = showProgress(files.length, !options.isQuiet);
  const drain = new BackgroundDrain(db, importer, { onProgress: progress.add });
  const stored = await storeFiles(db, files, {
    origin: { game, kind, source, observedAt },
    drain,
    onDone: progress.add,
  });
  const outcomes = (await fetchOutcomes(db, source, stored.taken)).map((outcome) => ({
    ...outcome,
    means: outcome.code === null ? null : (game.explainCode?.(outcome.code) ?? null),
  }));
  return {
    server: source,
    files: files.length,
    answers: stored.answers,
    unreadable: [...unreadable, ...stored.unreadable],
    left,
    new: stored.fresh,
    outcomes,
  };
}

type Finding = {
  readonly game: GameImporter;
  readonly kind: PayloadKind | undefined;
  readonly archives: UnpackedArchives;
};

/** Throws a UserError where no path has a file of the game. */
async function findFiles(paths: readonly string[], { game, kind, archives }: Finding) {
  const extensions = [
    ...new Set((kind === undefined ? game.kinds : [kind]).flatMap((one) => one.extensions)),
  ];
  const found: FoundFiles[] = [];
  for (const start of paths) found.push(await findImportFiles(start, extensions, archives));
  const files = found.flatMap((each) => each.files);
  const unreadable = found.flatMap((each) => each.unreadable);
  const left = describeLeft(
    found.flatMap((each) => each.left),
    game,
  );
  if (files.length > 0) return { files, unreadable, left };
  throw new UserError(
    [
      `There is no ${extensions.join(' or ')} file in the paths you named.`,
      ...unreadable.map(({ file, reason }) => `${file}: ${withoutStop(reason)}.`),
      ...left,
    ].join(' '),
    'Name round files, or a folder that holds some.',
  );
}

type Storing = {
  readonly origin: Origin;
  readonly drain: BackgroundDrain;
  /** Called with the number of files that need no import. */
  readonly onDone: (files: number) => void;
};

/** Stores the files, a batch at a time, while earlier ones are imported, until all are. */
async function storeFiles(db: App['db'], files: readonly string[], { origin, drain, onDone }: Storing) {
  const taken: ImportedFile[] = [];
  const unreadable: UnreadableFile[] = [];
  let fresh = 0;
  let answers = 0;
  try {
    for (let from = 0; from < files.length;) {
      const read = await readImportFiles(files.slice(from, from + CHUNK), origin);
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
      onDone(Math.max(read.files - stored, 0));
    }
  } finally {
    await drain.settle();
  }
  return { taken, unreadable, fresh, answers };
}
