// What every verb starts with: the configuration, the database, its schema.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import type { Kysely } from 'kysely';
import type { PoolConfig } from 'pg';
import { CHECKOUT, type Config, readConfig } from '../core/config.ts';
import { createLogger, type Logger } from '../core/logger.ts';
import { connect } from '../database/connect.ts';
import { migrate } from '../database/migrate.ts';
import type { DB } from '../database/schema.ts';
import { chooseLogLevel } from './choose-log-level.ts';
import { CliError } from './cli-error.ts';
import { openLogFile } from './open-log-file.ts';

export type App = {
  readonly config: Config;
  readonly log: Logger;
  readonly db: Kysely<DB>;
  /** For what needs connections of its own. Holds the password: never log it. */
  readonly connection: PoolConfig;
};

type ConfigNeeds = {
  /** Whether the folders of the game servers are about to be watched. */
  readonly collects?: boolean;
};

/** Reads .env and the environment. Throws a CliError that names every problem at once. */
export function loadConfig({ collects = false }: ConfigNeeds = {}): Config {
  const written = loadEnvFile(path.join(CHECKOUT, '.env'));
  const result = readConfig(process.env, CHECKOUT, { written, collects });
  if (result.ok) return result.config;
  throw new CliError(
    ['The settings have to be corrected first:', ...result.problems.map((problem) => `  - ${problem}`)].join(
      '\n',
    ),
    'See .env.example for every setting.',
  );
}

/** @returns the names that stand in the file. What is set already stays as it is. */
function loadEnvFile(file: string): string[] {
  if (!existsSync(file)) return [];
  try {
    process.loadEnvFile(file);
    return Object.keys(parseEnv(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new CliError(
      `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
      'Let it be a regular file that this account may read.',
    );
  }
}

type AppOptions = {
  /** A process that stays says what it does; a verb that answers only says what is wrong. */
  readonly stays?: boolean;
  readonly collects?: boolean;
};

/** Runs `work` with an up-to-date database and closes everything after it, whatever happens. */
export async function withApp<T>(
  work: (app: App) => Promise<T>,
  { stays = false, collects = false }: AppOptions = {},
): Promise<T> {
  const config = loadConfig({ collects });
  const destination = stays ? await openLogFile(config.operations) : process.stderr;
  const isTerminal = destination === process.stderr && process.stderr.isTTY;
  const log = createLogger({ level: chooseLogLevel(config, { stays, isTerminal }), destination });
  const connection = await connect({ databaseUrl: config.databaseUrl, home: config.home, log });
  try {
    await migrate(connection.db);
    return await work({ config, log, db: connection.db, connection: connection.config });
  } finally {
    await connection.close();
  }
}
