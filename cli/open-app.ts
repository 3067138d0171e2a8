// What every verb starts with: the configuration, the database, its schema.
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Kysely } from 'kysely';
import type { PoolConfig } from 'pg';
import { CHECKOUT, type Config, readConfig } from '../core/config.ts';
import { createLogger, type Logger } from '../core/logger.ts';
import { connect } from '../database/connect.ts';
import { migrate } from '../database/migrate.ts';
import type { DB } from '../database/schema.ts';
import { CliError } from './cli-error.ts';
import { openLogFile } from './open-log-file.ts';

export type App = {
  readonly config: Config;
  readonly log: Logger;
  readonly db: Kysely<DB>;
  /** For what needs connections of its own. Holds the password: never log it. */
  readonly connection: PoolConfig;
};

/** Reads .env and the environment. Throws a CliError that names every problem at once. */
export function loadConfig(): Config {
  const envFile = path.join(CHECKOUT, '.env');
  if (existsSync(envFile)) process.loadEnvFile(envFile);
  const result = readConfig(process.env);
  if (result.ok) return result.config;
  throw new CliError(
    ['The configuration has to be mended first:', ...result.problems.map((problem) => `  - ${problem}`)].join(
      '\n',
    ),
    'See .env.example for every setting.',
  );
}

type AppOptions = {
  /** A process that stays says what it does; a verb that answers only says what is wrong. */
  readonly stays?: boolean;
};

/** Runs `work` with an up-to-date database and closes everything after it, whatever happens. */
export async function withApp<T>(
  work: (app: App) => Promise<T>,
  { stays = false }: AppOptions = {},
): Promise<T> {
  const config = loadConfig();
  const log = createLogger({
    level: config.logLevel === 'info' && !stays ? 'warn' : config.logLevel,
    destination: stays ? await openLogFile(config.operations) : process.stderr,
  });
  const connection = await connect({ databaseUrl: config.databaseUrl, home: config.home, stays, log });
  try {
    await migrate(connection.db);
    return await work({ config, log, db: connection.db, connection: connection.config });
  } finally {
    await connection.close();
  }
}
