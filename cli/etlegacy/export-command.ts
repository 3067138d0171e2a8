// debrief export KIND: everything that is known, as data. Read only.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Argument, Command, Option } from 'commander';
import { stringify } from 'csv-stringify';
import { EXPORTS, type ExportKind, type ExportRow } from '../../stats/etlegacy/export/export-rows.ts';
import { fetchVisibleServers } from '../../stats/etlegacy/fetch-visible-servers.ts';
import { requireServer } from './require-server.ts';
import { withApp } from '../open-app.ts';

type Options = { readonly format: 'ndjson' | 'csv'; readonly server?: string };

export const exportCommand = new Command('export')
  .description('Print rounds, matches, sessions, players or their rows as data')
  .addArgument(new Argument('<kind>', 'what to export').choices(Object.keys(EXPORTS)))
  .addOption(new Option('-f, --format <format>', 'how').choices(['ndjson', 'csv']).default('ndjson'))
  .option('-s, --server <key>', 'one server only (default: all but the sample)')
  .addHelpText(
    'after',
    '\nRows keep the player key of the game, also of players that admins merged, as facts do. Names are those carried.',
  )
  .action(async (kind: ExportKind, options: Options) => {
    await withApp(async ({ db }) => {
      if (options.server !== undefined) await requireServer(db, options.server);
      const servers = options.server === undefined ? await fetchVisibleServers(db) : [options.server];
      if (servers.length === 0) return;
      const rows = Readable.from(EXPORTS[kind](db, servers));
      const text = options.format === 'csv' ? openCsv() : toLines;
      // Ends with the error of a reader who has read enough, so that nothing is fetched for nobody.
      await pipeline(rows, text, process.stdout, { end: false });
    });
  });

/** What is nested stands as JSON in its cell. */
function openCsv() {
  return stringify({
    header: true,
    cast: { boolean: String, object: (value) => JSON.stringify(value) },
  });
}

async function* toLines(rows: AsyncIterable<ExportRow>): AsyncGenerator<string> {
  for await (const row of rows) yield `${JSON.stringify(row)}\n`;
}
