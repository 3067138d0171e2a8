// All that can be configured. The environment (or .env) holds secrets and one server, debrief.json several servers.
// Every problem is reported at once, in words, and no value is repeated: it may be a secret.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { describeProblems } from './describe-problems.ts';
import { findFolderProblems } from './find-folder-problems.ts';
import { findSharedFolders } from './find-shared-folders.ts';
import { findUnknownSettings } from './find-unknown-settings.ts';
import { type OperationsConfig, operationsEnvironment, readOperations } from './operations-config.ts';
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

/** Holds the folders that are Debrief's own, which it may create. */
export const LOCAL_STATS = path.join(CHECKOUT, 'local_stats');

/** Name of the server that ships with the project, so that there is something to see before the first real round. */
export const SAMPLE_SERVER = 'sample';

/** Its key where nothing lists several. */
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
  /** Where Debrief keeps its own PostgreSQL and its files. */
  DEBRIEF_HOME: folder.default(path.join(CHECKOUT, '.debrief')),
  /** A PostgreSQL of yours; without it Debrief starts one of its own. */
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres:// or postgresql://')
    .optional(),
  /** Zone of the game server's clock; where it is left out a server keeps the one it has, and a new one gets UTC. */
  ET_TIME_ZONE: zone.optional(),
  /** Folder into which the game server's round files come. */
  ET_STATS_DIR: folder.default(DEFAULT_FOLDER),
  /** How often a whole folder is looked at; on network folders, which tell of no change, how late files are seen. */
  ET_POLL_SECONDS: pollSeconds.default(10),
  ...discordKeys,
  /** How much the log says. */
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error'], 'must be debug, info, warn or error').default('info'),
});

const file = z.strictObject({
  servers: z
    .array(
      z.strictObject({
        /** Short name; also its folder under local_stats. */
        key: serverKey.refine(
          (key) => key !== SAMPLE_SERVER,
          'is the name of the sample that ships with Debrief',
        ),
        /** Zone of its clock; ET_TIME_ZONE where it is left out. */
        zone: zone.optional(),
        /** Its folder; local_stats/KEY where it is left out. */
        folder: folder.optional(),
        /** How often it is looked at; ET_POLL_SECONDS where it is left out. */
        pollSeconds: pollSeconds.optional(),
        /** Where its files are fetched from, if they do not come into its folder by themselves. */
        sftp: sftpEntry.optional(),
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
  /** false: nobody set the zone, so a server that has one keeps it. */
  readonly isZoneSet?: boolean;
  readonly folder: string;
  /** How often the whole folder is looked at, whatever the system tells of changes. */
  readonly pollSeconds: number;
  /** Where its files are mirrored from; undefined where they come into the folder by themselves. */
  readonly sftp?: SftpConfig | undefined;
};

export type Config = {
  readonly home: string;
  readonly databaseUrl: string | undefined;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
  /** Whether LOG_LEVEL was given; without it a terminal is spared what is only of interest later. */
  readonly isLogLevelSet: boolean;
  /** Zone of servers of which nothing else is said, and whether somebody set it. */
  readonly zone: string;
  readonly isZoneSet: boolean;
  /** The servers of this community; the sample is none of them. */
  readonly servers: readonly ServerConfig[];
  readonly sample: ServerConfig;
  readonly discord: DiscordConfig;
  readonly operations: OperationsConfig;
};

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly string[] };

type ConfigOptions = {
  /** Names of the variables that stand in .env. */
  readonly written?: readonly string[];
  /** Whether this process is about to watch the folders, which then have to exist. */
  readonly collects?: boolean;
};

/**
 * @param env the environment, with what .env adds.
 * @param directory where debrief.json is looked for.
 */
export function readConfig(
  env: Env,
  directory = CHECKOUT,
  { written = [], collects = false }: ConfigOptions = {},
): ConfigResult {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const settings = environment.safeParse(given);
  const listed = readFile(path.join(directory, 'debrief.json'));
  const problems = [...(settings.success ? [] : describeProblems(settings.error, '')), ...listed.problems];
  if (listed.exists) problems.push(...findOneServerSettings(given));
  problems.push(...findDiscordProblems(given), ...findUnknown(given, written, listed));
  if (collects) problems.push(...findFolderProblems(watchedFolders(given, listed, directory), LOCAL_STATS));
  if (!settings.success) return { ok: false, problems };
  const surroundings = { settings: settings.data, env: given, directory };
  const servers = listed.exists
    ? (listed.servers ?? []).map((server) => readServer(server, surroundings))
    : [readOnlyServer(settings.data, given)];
  problems.push(...servers.flatMap((server) => server.problems));
  const sample = sampleServer(settings.data);
  problems.push(...findSharedFolders([sample, ...servers.map((server) => server.config)]));
  if (problems.length > 0) return { ok: false, problems };
  const { DEBRIEF_HOME, DATABASE_URL, ET_TIME_ZONE, LOG_LEVEL } = settings.data;
  return {
    ok: true,
    config: {
      home: path.resolve(DEBRIEF_HOME),
      databaseUrl: DATABASE_URL,
      logLevel: LOG_LEVEL,
      isLogLevelSet: given['LOG_LEVEL'] !== undefined,
      zone: ET_TIME_ZONE ?? DEFAULT_ZONE,
      isZoneSet: ET_TIME_ZONE !== undefined,
      servers: servers.map((server) => server.config),
      sample,
      discord: readDiscord(settings.data, listed.servers ?? [{ key: ONLY_SERVER }], SAMPLE_SERVER),
      operations: readOperations(settings.data),
    },
  };
}

type Env = Readonly<Record<string, string | undefined>>;
type Settings = z.infer<typeof environment>;
type ReadServer = { readonly config: ServerConfig; readonly problems: readonly string[] };

function findUnknown(given: Env, written: readonly string[], { words }: Listed): string[] {
  return findUnknownSettings({
    known: [...Object.keys(environment.shape), ...SFTP_SECRETS],
    named: words,
    written: written.filter((name) => given[name] !== undefined),
    inherited: Object.keys(given),
  });
}

function sampleServer({ ET_POLL_SECONDS }: Settings): ServerConfig {
  return {
    key: SAMPLE_SERVER,
    zone: 'UTC',
    isZoneSet: true,
    folder: path.join(LOCAL_STATS, SAMPLE_SERVER),
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
  };
  return { config, problems };
}

/** What would be watched, even where the rest of the settings is wrong: every problem is reported at once. */
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

/** Settings that cannot tell which of several servers they are for. */
function findOneServerSettings(env: Env): string[] {
  const stray = ['ET_STATS_DIR', 'ET_SFTP_HOST'].filter((name) => env[name] !== undefined);
  return stray.map((name) => {
    const entry = name === 'ET_STATS_DIR' ? 'folder' : 'sftp';
    return `${name} is for one server only: write "${entry}" into debrief.json instead.`;
  });
}

type Listed = {
  readonly exists: boolean;
  readonly servers?: z.infer<typeof file>['servers'];
  readonly problems: readonly string[];
  /** What stands in quotes there: names of environment variables among it, even where the rest cannot be understood. */
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
  const parsed = file.safeParse(json);
  const words = quotedWords(text);
  return parsed.success
    ? { exists: true, servers: parsed.data.servers, problems: [], words }
    : { exists: true, problems: describeProblems(parsed.error, 'debrief.json: ', FILE_KEYS), words };
}

function quotedWords(text: string): string[] {
  return [...text.matchAll(/"(\w+)"/g)].flatMap(([, word]) => word ?? []);
}

/** What the engine says of wrong JSON quotes it, so only the place is taken from that. */
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
