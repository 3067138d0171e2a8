// What every verb starts with: the configuration, the database, its schema.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { PoolConfig } from 'pg';
import { CHECKOUT, type Config, readConfig } from '../core/config.ts';
import { createLogger, type Logger } from '../core/logger.ts';
import { connect } from '../database/connect.ts';
import { migrate } from '../database/migrate.ts';
import { type Presence, registerProcess } from '../database/presence.ts';
import { OlderProcessError } from '../database/refuse-older-processes.ts';
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

type RunningApp = App & {
  /** Aborted once a newer version has changed the database; never for a verb that answers and ends. */
  readonly outdated: AbortSignal;
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
  /** Name of a process that stays: it says what it does, where a verb that answers only says what is wrong. */
  readonly stays?: string;
};

/** Runs `work` with an up-to-date database and closes everything after it, whatever happens. */
export async function withApp<T>(
  work: (app: RunningApp) => Promise<T>,
  { stays }: AppOptions = {},
): Promise<T> {
  const config = loadConfig();
  const log = createLogger({
    level: config.logLevel === 'info' && stays === undefined ? 'warn' : config.logLevel,
    destination: stays !== undefined ? await openLogFile(config.operations) : process.stderr,
  });
  const connection = await connect({ databaseUrl: config.databaseUrl, home: config.home, log });
  let presence: Presence | undefined;
  try {
    await migratePatiently(connection.db, stays === undefined ? 0 : PATIENCE_MS);
    if (stays !== undefined) presence = await registerProcess(connection.db, { kind: stays, log });
    const outdated = presence?.outdated ?? new AbortController().signal;
    outdated.addEventListener('abort', () => sayOutdated(log), { once: true });
    return await work({ config, log, db: connection.db, connection: connection.config, outdated });
  } finally {
    await presence?.close();
    await connection.close();
  }
}

/** A process that was killed counts as there for a while. */
const PATIENCE_MS = 90_000;
const LOOK_MS = 3_000;

/** Waits so long for processes of an older version to end. Throws an OlderProcessError where they do not. */
async function migratePatiently(db: Kysely<DB>, patienceMs: number): Promise<void> {
  const until = performance.now() + patienceMs;
  for (let isFirst = true; ; isFirst = false) {
    try {
      await migrate(db);
      return;
    } catch (error) {
      if (!(error instanceof OlderProcessError) || performance.now() > until) throw error;
      if (isFirst) process.stderr.write(`${error.say} Waiting for it to end ...\n`);
      await sleep(LOOK_MS);
    }
  }
}

function sayOutdated(log: Logger): void {
  log.error({}, 'database.outdated');
  process.stderr.write(
    'A newer Debrief has changed the database, so this one ends. Nothing is lost: start the new one.\n',
  );
  process.exitCode = 1;
}
