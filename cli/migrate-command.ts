// debrief migrate: migrates the database to this version. Every other verb does so too; this one only reports it.
import { Command } from 'commander';
import { withApp } from './app/open-app.ts';
import { printLine } from './print/print.ts';

export const migrateCommand = new Command('migrate')
  .description('Migrate the database to this version of Debrief')
  .action(async () => {
    await withApp(async ({ applied }) => {
      printLine(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.join(', ')}.`);
    });
  });
