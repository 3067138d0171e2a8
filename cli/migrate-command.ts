// debrief migrate: migrates the database to this version. Every other verb does so too; this one only reports it.
import { Command } from 'commander';
import { createLogger } from '../core/logger.ts';
import { connect } from '../database/connect.ts';
import { migrate } from '../database/migrate.ts';
import { loadConfig } from './open-app.ts';
import { printLine } from './print.ts';

export const migrateCommand = new Command('migrate')
  .description('Migrate the database to this version of Debrief')
  .action(async () => {
    const config = loadConfig();
    const log = createLogger({ level: config.logLevel });
    const connection = await connect({ databaseUrl: config.databaseUrl, home: config.home, log });
    try {
      const { applied } = await migrate(connection.db);
      printLine(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.join(', ')}.`);
    } finally {
      await connection.close();
    }
  });
