// debrief helldivers2 wipe: empties the tables of the war. Settings, other games and the schema stay; the next update fills
// them again.
import { Command } from 'commander';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { WAR_LOCK } from '../../importer/helldivers2/war-lock.ts';
import { wipeWar } from '../../importer/helldivers2/wipe-war.ts';
import { fetchTableCounts } from '../../stats/helldivers2/health/fetch-table-counts.ts';
import { withApp } from '../app/open-app.ts';
import { printJson, printLine } from '../print/print.ts';
import { lockOrSay } from './lock-or-say.ts';

type Options = { readonly force?: true; readonly json?: true };

export const wipeCommand = new Command('wipe')
  .description('List what the tables of the war hold; with --force empty them')
  .option('--force', 'really do it')
  .option('--json', 'print the list as JSON')
  .action(async ({ force, json }: Options) => {
    await withApp(async ({ db }) => {
      const tables = await fetchTableCounts(db);
      const database = await fetchDatabase(db);
      if (force === true) await lockOrSay(db, WAR_LOCK, async () => wipeWar(db));
      else process.exitCode = 1;
      if (json === true) printJson({ database, wiped: force === true, tables });
      else printTables(database, tables, force === true);
    });
  });

function printTables(database: string, tables: Readonly<Record<string, number>>, isWiped: boolean): void {
  printLine(`${isWiped ? 'Emptied' : 'Would be emptied'} in database ${database}:`);
  for (const [table, rows] of Object.entries(tables))
    printLine(`  helldivers2.${table}: ${rows} ${rows === 1 ? 'row' : 'rows'}`);
  printLine(
    isWiped
      ? 'Settings and other games are as they were. "debrief helldivers2 update" fills the tables again.'
      : 'Nothing was changed. Add --force to do it.',
  );
}

async function fetchDatabase(db: Kysely<DB>): Promise<string> {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(db);
  return rows[0]?.name ?? '';
}
