// All settings. The environment (or .env) holds secrets and the settings of a single server; debrief.json lists several
// servers. Every problem is reported at once and no message repeats a value, because it may be a secret.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { describeProblems, sayWrongType } from './describe-problems.ts';
import { findFolderProblems } from './find-folder-problems.ts';
import { findNestedFolders, findSharedFolders } from './find-shared-folders.ts';
import { findUnknownSettings, type GameSettings, type UnknownSettings } from './find-unknown-settings.ts';
import { type OperationsConfig, operationsEnvironment, readOperations } from './operations-config.ts';
import { type ServerAddress, serverAddress } from './server-address.ts';
import {
  type SftpConfig,
  readSftpEntry,
  readSftpEnvironment,
  sftpEntry,
  sftpEnvironment,
  SFTP_SECRETS,
} from './sftp-config.ts';
import {
  type DiscordConfig,
  discordKeys,
  findDiscordProblems,
  readDiscord,
  serverDiscordKeys,
} from './discord-config.ts';

/** The folder that holds package.json. */
export const CHECKOUT = path.resolve(import.meta.dirname, '..');

/** Parent of the folders that Debrief owns and may create. */
export const LOCAL_STATS = path.join(CHECKOUT, 'local_stats');

/** Key of the sample server that ships with the project, so that there is data before the first real round. */
export const SAMPLE_SERVER = 'sample';

export const SAMPLE_FOLDER = path.join(LOCAL_STATS, SAMPLE_SERVER);

/** Key of the server that the environment describes, when debrief.json lists none. */
const ONLY_SERVER = 'default';

const DEFAULT_FOLDER = path.join(LOCAL_STATS, ONLY_SERVER);

export const serverKey = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{0,31}$/,
    'must be 1 to 32 lower-case letters, digits and hyphens, such as "frankfurt-2"',
  );

const DEFAULT_ZONE = 'UTC';
const zone = z.string().refine(isZone, 'must be an IANA time zone, such as "Europe/Berlin"');

const folder = z.string().min(1, 'must be the path of a folder');

const pollSeconds = z.coerce
  .number('must be a number of seconds')
  .min(1, 'must be at least 1 second')
  .max(3600, 'must be at most 3600 seconds');

const environment = sftpEnvironment.extend(operationsEnvironment.shape).extend({
  /** Folder of the embedded PostgreSQL and of Debrief's files. */
  DEBRIEF_HOME: folder.default(path.join(CHECKOUT, '.debrief')),
  /** Folder of .env and debrief.json; the checkout by default. */
  DEBRIEF_SETTINGS: folder.optional(),
  /** An external PostgreSQL; without it Debrief starts an embedded one. */
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres:// or postgresql://')
    .optional(),
  /** Zone of the game server's clock. When it is unset, a known server keeps its zone and a new one gets UTC. */
  ET_TIME_ZONE: zone.optional(),
  /** Folder that receives the game server's round files. */
  ET_STATS_DIR: folder.default(DEFAULT_FOLDER),
  /**
   * Interval between full scans of a folder. Network folders report no changes, so there it bounds the delay of an
   * import.
   */
  ET_POLL_SECONDS: pollSeconds.default(10),
  /** Where the game server is asked who plays; without it nobody asks. */
  ET_SERVER_ADDRESS: serverAddress.optional(),
  /** Whether chat stays in stored documents; read by the importer of the game. */
  ET_KEEP_CHAT: z.enum(['yes', 'no'], 'must be yes or no').default('no'),
  ...discordKeys,
  /** Least severe level that is logged. */
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error'], 'must be debug, info, warn or error').default('info'),
});

const file = z.strictObject({
  servers: z
    .array(
      z.strictObject({
        /** Short name, and the name of its folder under local_stats. */
        key: serverKey.refine(
          (key) => key !== SAMPLE_SERVER,
          'is the name of the sample that ships with Debrief',
        ),
        /** Zone of its clock; defaults to ET_TIME_ZONE. */
        zone: zone.optional(),
        /** Its folder; defaults to local_stats/KEY. */
        folder: folder.optional(),
        /** Interval between full scans; defaults to ET_POLL_SECONDS. */
        pollSeconds: pollSeconds.optional(),
        /** Where its files are fetched from, unless something else writes them into its folder. */
        sftp: sftpEntry.optional(),
        /** Where it is asked who plays; without it nobody asks. */
        address: serverAddress.optional(),
        ...serverDiscordKeys,
      }),
    )
    .min(1, 'must name at least one server')
    .refine(
      (servers) => new Set(servers.map((server) => server.key)).size === servers.length,
      'names a key twice',
    ),
});

export type ServerConfig = {
  readonly key: string;
  readonly zone: string;
  /** False when no setting names a zone, so that a known server keeps the one it has. */
  readonly isZoneSet?: boolean;
  readonly folder: string;
  /** Interval between full scans of the folder, whatever change notifications the system sends. */
  readonly pollSeconds: number;
  /** Where its files are mirrored from; undefined when something else writes them into the folder. */
  readonly sftp?: SftpConfig | undefined;
  /** Where it is asked who plays; undefined when nobody asks. */
  readonly address?: ServerAddress | undefined;
};

export type Config = {
  readonly home: string;
  readonly databaseUrl: string | undefined;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
  /** Whether LOG_LEVEL was set. Without it, log lines that only matter later are hidden on a terminal. */
  readonly isLogLevelSet: boolean;
  /** Zone of servers that name none, and whether it was set explicitly. */
  readonly zone: string;
  readonly isZoneSet: boolean;
  /** The servers of this community, without the sample. */
  readonly servers: readonly ServerConfig[];
  readonly sample: ServerConfig;
  readonly discord: DiscordConfig;
  readonly operations: OperationsConfig;
};

export type ConfigResult =
  | {
      readonly ok: true;
      readonly config: Config;
      /** What is valid and may not be meant, one sentence each: names in the environment, folders inside others. */
      readonly notes: readonly string[];
    }
  | { readonly ok: false; readonly problems: readonly string[] };

type ConfigOptions = {
  /** Names of the variables that .env defines. */
  readonly written?: readonly string[];
  /** Whether this process will watch the folders, which must then exist. */
  readonly collects?: boolean;
  /** The settings that games read by themselves. */
  readonly games?: readonly GameSettings[];
};

/**
 * Reads and validates all settings.
 *
 * @param env the environment, merged with .env.
 * @param directory where debrief.json is looked up.
 */
export function readConfig(
  env: Env,
  directory = CHECKOUT,
  { written = [], collects = false, games = [] }: ConfigOptions = {},
): ConfigResult {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const settings = environment.safeParse(given, { error: sayWrongType });
  const listed = readFile(path.join(directory, 'debrief.json'));
  const problems = [...(settings.success ? [] : describeProblems(settings.error, '')), ...listed.problems];
  if (listed.exists) problems.push(...findOneServerSettings(given));
  const unknown = findUnknown(given, { written, games }, listed);
  problems.push(...findDiscordProblems(given), ...unknown.problems);
  problems.push(...games.flatMap(({ findProblems }) => findProblems?.(given) ?? []));
  if (collects) problems.push(...findFolderProblems(watchedFolders(given, listed, directory), LOCAL_STATS));
  if (!settings.success) return { ok: false, problems };
  const surroundings = { settings: settings.data, env: given, directory };
  const servers = listed.exists
    ? (listed.servers ?? []).map((server) => readServer(server, surroundings))
    : [readOnlyServer(settings.data, given)];
  problems.push(...servers.flatMap((server) => server.problems));
  const sample = sampleServer(settings.data);
  const configs = servers.map((server) => server.config);
  problems.push(...findSharedFolders([sample, ...configs]));
  if (problems.length > 0) return { ok: false, problems };
  const { DEBRIEF_HOME, DATABASE_URL, ET_TIME_ZONE, LOG_LEVEL } = settings.data;
  return {
    ok: true,
    notes: [...unknown.notes, ...(collects ? findNestedFolders([sample, ...configs]) : [])],
    config: {
      home: path.resolve(DEBRIEF_HOME),
      databaseUrl: DATABASE_URL,
      logLevel: LOG_LEVEL,
      isLogLevelSet: given['LOG_LEVEL'] !== undefined,
      zone: ET_TIME_ZONE ?? DEFAULT_ZONE,
      isZoneSet: ET_TIME_ZONE !== undefined,
      servers: configs,
      sample,
      discord: readDiscord(settings.data, listed.servers ?? [{ key: ONLY_SERVER }], SAMPLE_SERVER),
      operations: readOperations(settings.data),
    },
  };
}

type Env = Readonly<Record<string, string | undefined>>;
type Settings = z.infer<typeof environment>;
type ReadServer = { readonly config: ServerConfig; readonly problems: readonly string[] };

type Names = { readonly written: readonly string[]; readonly games: readonly GameSettings[] };

function findUnknown(given: Env, { written, games }: Names, { words }: Listed): UnknownSettings {
  return findUnknownSettings({
    known: [...Object.keys(environment.shape), ...SFTP_SECRETS],
    named: words,
    written: written.filter((name) => given[name] !== undefined),
    inherited: Object.keys(given),
    games,
  });
}

function sampleServer({ ET_POLL_SECONDS }: Settings): ServerConfig {
  return {
    key: SAMPLE_SERVER,
    zone: 'UTC',
    isZoneSet: true,
    folder: SAMPLE_FOLDER,
    pollSeconds: ET_POLL_SECONDS,
  };
}

/** The one server that the environment describes. */
function readOnlyServer(settings: Settings, env: Env): ReadServer {
  const { sftp, problems } = readSftpEnvironment(settings, env);
  const config = {
    key: 'default',
    zone: settings.ET_TIME_ZONE ?? DEFAULT_ZONE,
    isZoneSet: settings.ET_TIME_ZONE !== undefined,
    folder: path.resolve(settings.ET_STATS_DIR),
    pollSeconds: settings.ET_POLL_SECONDS,
    sftp,
    address: settings.ET_SERVER_ADDRESS,
  };
  return { config, problems };
}

type ServerEntry = NonNullable<z.infer<typeof file>['servers']>[number];
type Surroundings = { readonly settings: Settings; readonly env: Env; readonly directory: string };

function readServer(server: ServerEntry, { settings, env, directory }: Surroundings): ReadServer {
  const { sftp, problems } =
    server.sftp === undefined
      ? { sftp: undefined, problems: [] }
      : readSftpEntry(server.key, server.sftp, env);
  const config = {
    key: server.key,
    zone: server.zone ?? settings.ET_TIME_ZONE ?? DEFAULT_ZONE,
    isZoneSet: (server.zone ?? settings.ET_TIME_ZONE) !== undefined,
    folder: folderOf(server, directory),
    pollSeconds: server.pollSeconds ?? settings.ET_POLL_SECONDS,
    sftp,
    address: server.address,
  };
  return { config, problems };
}

/**
 * Returns the folders that would be watched even when other settings are invalid, so that every problem is reported at
 * once.
 */
function watchedFolders(env: Env, listed: Listed, directory: string) {
  if (!listed.exists)
    return [{ setting: 'ET_STATS_DIR', folder: path.resolve(env['ET_STATS_DIR'] ?? DEFAULT_FOLDER) }];
  return (listed.servers ?? []).map((server) => ({
    setting: `debrief.json: "folder" of "${server.key}"`,
    folder: folderOf(server, directory),
  }));
}

function folderOf(server: ServerEntry, directory: string): string {
  return path.resolve(directory, server.folder ?? path.join(LOCAL_STATS, server.key));
}

/** Returns a problem for every single-server setting when debrief.json lists several servers. */
function findOneServerSettings(env: Env): string[] {
  const entries = { ET_STATS_DIR: 'folder', ET_SFTP_HOST: 'sftp', ET_SERVER_ADDRESS: 'address' };
  return Object.entries(entries)
    .filter(([name]) => env[name] !== undefined)
    .map(([name, entry]) => `${name} is for one server only: write "${entry}" into debrief.json instead.`);
}

type Listed = {
  readonly exists: boolean;
  readonly servers?: z.infer<typeof file>['servers'];
  readonly problems: readonly string[];
  /** Quoted words of the file, among them names of environment variables, even when the rest cannot be parsed. */
  readonly words: readonly string[];
};

const FILE_KEYS = [file, file.shape.servers.element, sftpEntry].flatMap(({ shape }) => Object.keys(shape));

function readFile(name: string): Listed {
  if (!existsSync(name)) return { exists: false, problems: [], words: [] };
  let text = '';
  let json: unknown;
  try {
    text = readFileSync(name, 'utf8');
    json = JSON.parse(text);
  } catch (error) {
    return { exists: true, problems: [`debrief.json ${explainUnreadable(error)}`], words: quotedWords(text) };
  }
  const parsed = file.safeParse(json, { error: sayWrongType });
  const words = quotedWords(text);
  return parsed.success
    ? { exists: true, servers: parsed.data.servers, problems: [], words }
    : { exists: true, problems: describeProblems(parsed.error, 'debrief.json: ', FILE_KEYS), words };
}

function quotedWords(text: string): string[] {
  return [...text.matchAll(/"(\w+)"/g)].flatMap(([, word]) => word ?? []);
}

/** The engine's message quotes the invalid JSON, which may hold secrets, so only the position is taken from it. */
function explainUnreadable(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  if (!(error instanceof SyntaxError)) return `cannot be read: ${text}`;
  const place = /line \d+ column \d+/.exec(text)?.[0];
  return `is not valid JSON${place === undefined ? '' : ` (${place})`}: look for a missing comma, quote or bracket`;
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
