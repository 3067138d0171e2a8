// debrief export KIND: prints all data of one kind. Read only.
import { pipeline } from 'node:stream/promises';
import { Argument, Command, Option } from 'commander';
import { fetchOperatorSources } from '../people/visibility.ts';
import { GAMES } from '../games.ts';
import { type ExportFormat, exportText } from '../stats/export-text.ts';
import type { GameImporter } from '../importer/game-importer.ts';
import type { GameExports } from '../stats/game-exports.ts';
import { type App, withApp } from './app/open-app.ts';
import { readTime } from './read-time.ts';
import { requireSource } from './require-source.ts';

type Options = { readonly format: ExportFormat; readonly server?: string; readonly asOf?: Date };
type Choice = { readonly exports: GameExports; readonly importer: () => Promise<GameImporter> };

const KINDS = new Map<string, Choice>();
for (const { exports: load, importer } of GAMES) {
  const exports = await load?.();
  for (const kind of Object.keys(exports?.kinds ?? {}))
    if (exports !== undefined && !KINDS.has(kind)) KINDS.set(kind, { exports, importer });
}

export const exportCommand = new Command('export')
  .description('Print rounds, matches, sessions, players or their rows as data')
  .addArgument(new Argument('<kind>', 'what to export').choices([...KINDS.keys()]))
  .addOption(new Option('-f, --format <format>', 'how').choices(['ndjson', 'csv']).default('ndjson'))
  .option('-s, --server <key>', 'one server only (default: all but the sample)')
  .option(
    '--as-of <time>',
    'for values that depend on now: ISO 8601 with a zone (default: the newest known)',
    readTime,
  )
  .addHelpText(
    'after',
    '\nRows keep the player key of the game, even for players that admins merged. Names are those of the time.',
  )
  .action(async (kind: string, options: Options) => {
    await withApp(async (app) => exportKind(app, kind, options));
  });

async function exportKind(app: App, kind: string, { format, server, asOf }: Options): Promise<void> {
  const choice = KINDS.get(kind);
  const exporter = choice?.exports.kinds[kind];
  if (choice === undefined || exporter === undefined) throw new Error(`No game exports ${kind}`);
  const { db } = app;
  if (server !== undefined) await requireSource(app, await choice.importer(), server);
  const sources = server === undefined ? await fetchOperatorSources(db, [choice.exports.sources]) : [server];
  if (sources.length === 0) return;
  // Rejects when the reader closes the pipe, so that no further rows are fetched.
  await pipeline(exportText(exporter(db, sources, { asOf }), format), process.stdout, { end: false });
}
