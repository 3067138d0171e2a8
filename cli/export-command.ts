// debrief export KIND: everything that is known, as data. Read only.
import { once } from 'node:events';
import { Argument, Command, Option } from 'commander';
import { stringify } from 'csv-stringify';
import { EXPORTS, type ExportKind, type ExportRow } from '../stats/export/export-rows.ts';
import { fetchVisibleServers } from '../stats/fetch-visible-servers.ts';
import { withApp } from './open-app.ts';

type Options = { readonly format: 'ndjson' | 'csv'; readonly server?: string };

export const exportCommand = new Command('export')
  .description('Print rounds, matches, sessions, players or their rows as data')
  .addArgument(new Argument('<kind>', 'what to export').choices(Object.keys(EXPORTS)))
  .addOption(new Option('-f, --format <format>', 'how').choices(['ndjson', 'csv']).default('ndjson'))
  .option('-s, --server <key>', 'one server only (default: all but the sample)')
  .action(async (kind: ExportKind, options: Options) => {
    await withApp(async ({ db }) => {
      const servers = options.server === undefined ? await fetchVisibleServers(db) : [options.server];
      if (servers.length === 0) return;
      const rows = EXPORTS[kind](db, servers);
      if (options.format === 'csv') await printCsv(rows);
      else for await (const row of rows) await write(`${JSON.stringify(row)}\n`);
    });
  });

/** What is nested stands as JSON in its cell. */
async function printCsv(rows: AsyncIterable<ExportRow>): Promise<void> {
  const csv = stringify({
    header: true,
    cast: { boolean: String, object: (value) => JSON.stringify(value) },
  });
  csv.on('data', (chunk: Buffer) => process.stdout.write(chunk));
  for await (const row of rows) if (!csv.write(row)) await once(csv, 'drain');
  csv.end();
  await once(csv, 'end');
}

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}
