// The start of every verb: the configuration, the database, its schema.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseEnv } from 'node:util';
import type { Kysely } from 'kysely';
import type { PoolConfig } from 'pg';
import { CHECKOUT, type Config, readConfig } from '../../core/config.ts';
import { createLogger, type Logger } from '../../core/logger.ts';
import { connect } from '../../database/connect.ts';
import type { DatabaseError } from '../../database/failures/database-error.ts';
import { findFailure } from '../../database/failures/find-failure.ts';
import { migrate } from '../../database/migrate.ts';
import { type Presence, registerProcess } from '../../database/presence.ts';
import { OlderProcessError } from '../../database/refuse-older-processes.ts';
import type { DB } from '../../database/schema.ts';
import { chooseZone } from './choose-zone.ts';
import { chooseLogLevel } from './choose-log-level.ts';
import { UserError } from '../../core/user-error.ts';
import { gameSettings } from './game-settings.ts';
import { openLogFile } from './open-log-file.ts';
import { outliveStart, type Start } from './outlive-start.ts';

export type App = {
  readonly config: Config;
  readonly log: Logger;
  readonly db: Kysely<DB>;
  /** IANA zone in which times are shown, and in which days begin. */
  readonly zone: string;
  /** For additional connections. Holds the password: never log it. */
  readonly connection: PoolConfig;
  /** Why "npm start" would be refused for want of connections; null if it would not. */
  readonly shortage: DatabaseError | null;
  /** Id under which this process is registered; undefined where the database takes no changes. */
  readonly self: string | undefined;
  /** Migrations that this process applied at its start. */
  readonly applied: readonly string[];
};

export type RunningApp = App & {
  /** Aborted once a newer version has changed the database; never for a verb that ends after its answer. */
  readonly outdated: AbortSignal;
  /** Lets other processes know where this one answers over HTTP. */
  readonly answerAt: (address: string) => Promise<void>;
  /** To be called once everything retries by itself; until then an absent database repeats the whole work. */
  readonly onStarted: () => void;
};

type ConfigNeeds = {
  /** Whether this process will watch the folders of the game servers. */
  readonly collects?: boolean;
};

/** Reads .env and the environment. Throws a CliError that lists every problem at once. */
export function loadConfig({ collects = false }: ConfigNeeds = {}): Config {
  // Set by the demo, which must not use what is in the checkout.
  const folder = process.env['DEBRIEF_SETTINGS'] ?? CHECKOUT;
  const written = loadEnvFile(path.join(folder, '.env'));
  const result = readConfig(process.env, folder, { written, collects, games: gameSettings.all });
  if (result.ok) {
    for (const note of result.notes) printNote(note);
    return result.config;
  }
  throw new UserError(
    ['The settings have to be corrected first:', ...result.problems.map((problem) => `  - ${problem}`)].join(
      '\n',
    ),
    'See .env.example for every setting.',
  );
}

const printed = new Set<string>();

/** Once, although a start reads its settings twice. */
function printNote(note: string): void {
  if (!printed.has(note)) process.stderr.write(`${note}\n`);
  printed.add(note);
}

/** @returns the names that the file defines. Existing variables are not overwritten. */
function loadEnvFile(file: string): string[] {
  if (!existsSync(file)) return [];
  try {
    process.loadEnvFile(file);
    return Object.keys(parseEnv(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new UserError(
      `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
      'Make it a regular file that this account may read.',
    );
  }
}

/**
 * Runs `work` with a migrated database and closes everything after it, whatever happens. Every process that uses the
 * database starts here or in `stayWithApp` and is registered while it does, so that no newer version changes the database
 * beside it.
 */
export async function withApp<T>(work: (app: App) => Promise<T>): Promise<T> {
  const config = loadConfig();
  const log = createLogger({
    level: chooseLogLevel(config, { stays: false, isTerminal: process.stderr.isTTY }),
    destination: process.stderr,
  });
  return await workWith(work, { config, log });
}

type StayOptions = {
  /** Name of the process. */
  readonly stays: string;
  readonly collects?: boolean;
};

/**
 * Does the same for a process that keeps running: it logs its work, whereas a verb that ends after its answer logs only
 * problems. While the database is away before the work has started, all of it is repeated, so `work` must end whatever it
 * has begun when it throws.
 */
export async function stayWithApp(
  work: (app: RunningApp) => Promise<void>,
  { stays, collects = false }: StayOptions,
): Promise<void> {
  const config = loadConfig({ collects });
  const destination = await openLogFile(config.operations);
  const isTerminal = destination === process.stderr && process.stderr.isTTY;
  const log = createLogger({ level: chooseLogLevel(config, { stays: true, isTerminal }), destination });
  await outliveStart(async (start) => workWith(work, { config, log, stays, start }), { log });
}

type Opening = {
  readonly config: Config;
  readonly log: Logger;
  /** Unset for a verb. */
  readonly stays?: string;
  readonly start?: Start;
};

async function workWith<T>(
  work: (app: RunningApp) => Promise<T>,
  { config, log, stays, start }: Opening,
): Promise<T> {
  const connection = await connect({
    databaseUrl: config.databaseUrl,
    home: config.home,
    stays: stays !== undefined,
    log,
  });
  let presence: Presence | undefined;
  start?.onConnected();
  try {
    const applied = await migratePatiently(connection.db, stays === undefined ? 0 : PATIENCE_MS);
    presence = await register(connection.db, stays, log);
    const outdated = presence?.outdated ?? new AbortController().signal;
    outdated.addEventListener('abort', () => sayOutdated(log), { once: true });
    const answerAt = presence?.answerAt ?? (async () => {});
    const zone = await chooseZone(connection.db, config, gameSettings.zones);
    return await work({
      config,
      log,
      db: connection.db,
      zone,
      connection: connection.config,
      shortage: connection.shortage,
      self: presence?.id,
      applied,
      outdated,
      answerAt,
      onStarted: start?.onStarted ?? (() => {}),
    });
  } finally {
    await presence?.close();
    await connection.close();
  }
}

/** A verb also runs where the database takes no changes: then it cannot write either. */
async function register(
  db: Kysely<DB>,
  stays: string | undefined,
  log: Logger,
): Promise<Presence | undefined> {
  const kind = stays ?? `debrief ${process.argv[2] ?? ''}`;
  return await registerProcess(db, { kind, log }).catch((err: unknown) => {
    if (stays !== undefined || findFailure(err) === null) throw err;
    // A verb that writes fails for the same reason and says so; one that reads works.
    log.debug({ err }, 'presence.not_written');
    return undefined;
  });
}

/** A process that was killed counts as running for a while. */
const PATIENCE_MS = 90_000;
const LOOK_MS = 3_000;

/** Waits for processes of an older version to end. Throws an OlderProcessError on timeout. */
async function migratePatiently(db: Kysely<DB>, patienceMs: number): Promise<readonly string[]> {
  const until = performance.now() + patienceMs;
  for (let isFirst = true; ; isFirst = false) {
    try {
      return (await migrate(db)).applied;
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
