// Failures of a database, its disk and its machine, described for people: the one table for connecting, for statements
// during a verb, and for the log of a PostgreSQL that does not start.

/**
 * `away`: temporarily unavailable, like every unlisted system error. `conflict`: two transactions conflicted; a retry
 * helps. `person`: it persists until a person acts.
 */
export type Nature = 'away' | 'conflict' | 'person';

export type Failure = {
  /** SQLSTATEs (five characters), classes of them (two characters), and names of system errors. */
  readonly codes: readonly string[];
  /** Pattern for PostgreSQL's log, or for a driver error without a code. */
  readonly words?: RegExp;
  readonly nature: Nature;
  /** @param at which database; a noun. @param message the original message without a full stop. */
  readonly say: (at: string, message: string) => string;
  /** What to do; without it: check the address. */
  readonly tip?: string;
};

const AGAIN = 'Try again in a moment.';
const NETWORK = 'Check the network and any firewall between.';

/** The first match counts, so exact codes come before their class. */
export const FAILURES: readonly Failure[] = [
  {
    codes: ['53100', 'ENOSPC', 'EDQUOT'],
    words: /no space left|disk quota/i,
    nature: 'away',
    say: (at) => `${at} has no disk space left.`,
    tip: 'Free some disk space and start again; nothing is lost.',
  },
  {
    codes: ['53000', 'EMFILE', 'ENFILE'],
    words: /too many open files|file descriptors/i,
    nature: 'away',
    say: (at, message) => `${at} has too few file handles: ${message}.`,
    tip: 'Raise the limit of open files ("ulimit -n", or LimitNOFILE= of the service) and start again; no data are lost.',
  },
  {
    codes: ['53200', 'ENOMEM'],
    words: /cannot allocate memory|out of memory|could not map anonymous shared memory/i,
    nature: 'away',
    say: (at) => `${at} has too little memory.`,
    tip: 'Free some memory and start again.',
  },
  {
    codes: ['53300'],
    words: /too many (clients|connections)/i,
    nature: 'away',
    say: (at) => `${at} has no free connection.`,
    tip: 'End other clients, or raise its max_connections or the limit of the role ("alter role ... connection limit 20").',
  },
  {
    codes: ['25006'],
    words: /read-only transaction/i,
    nature: 'person',
    say: (at) => `${at} takes no changes: it is a standby, or set read only.`,
    tip: 'Let DATABASE_URL lead to the primary, or set default_transaction_read_only to off for the database and the role.',
  },
  {
    codes: ['EROFS'],
    words: /read-only file system/i,
    nature: 'away',
    say: (at, message) => `${at} is on a read-only file system: ${message}.`,
    tip: 'Find out why (a disk with errors is mounted read-only), or choose another folder with DEBRIEF_HOME.',
  },
  {
    codes: ['XX001', 'XX002'],
    words:
      /invalid page in block|page verification failed|could not locate a valid checkpoint|checksum in control file/i,
    nature: 'person',
    say: (at, message) => `${at} is damaged: ${message}.`,
    tip: 'Stop Debrief, keep a copy of the whole folder, and check the disk. "debrief restore" brings your last backup into another, empty DEBRIEF_HOME.',
  },
  {
    codes: ['58030', 'EIO'],
    words: /input\/output error/i,
    nature: 'away',
    say: (at, message) => `The disk of ${lower(at)} fails: ${message}.`,
    tip: 'Copy your backups to another machine first; then check the system log for disk errors.',
  },
  {
    codes: ['42501'],
    nature: 'person',
    say: (at, message) => `The user of DATABASE_URL may not do that at ${lower(at)}: ${message}.`,
    tip: 'Let it own the database ("alter database ... owner to ...").',
  },
  {
    codes: ['EACCES', 'EPERM'],
    words: /permission denied/i,
    nature: 'away',
    say: (at, message) => `${at} may not be read or written: ${message}.`,
    tip: 'Make sure that the folder is writable, or choose another with DEBRIEF_HOME.',
  },
  {
    codes: [],
    words: /could not look up effective user/i,
    nature: 'person',
    say: (at) => `${at} runs as a user without a name.`,
    tip: 'Start Debrief as a user that this machine knows by name.',
  },
  {
    codes: [],
    words: /lock file .* already exists|is still in use/i,
    nature: 'away',
    say: (at) => `${at} is in use by another PostgreSQL.`,
    tip: 'Wait until that one has ended, or end it, and start again.',
  },
  {
    codes: ['42P01', '42703', '3F000', '42883'],
    nature: 'person',
    say: (at, message) => `${at} is of another version of Debrief: ${message}.`,
    tip: 'Run one version everywhere: stop the others, then "debrief migrate".',
  },
  {
    codes: ['28'],
    nature: 'person',
    say: (at) => `${at} refused the user or the password of DATABASE_URL.`,
  },
  {
    codes: ['3D000'],
    nature: 'person',
    say: (at) => `${at} has no database of that name.`,
    tip: 'Create it ("create database ..."), or check DATABASE_URL.',
  },
  {
    codes: ['ENOTFOUND', 'EAI_AGAIN'],
    nature: 'away',
    say: (at) => `No machine answers to the name in DATABASE_URL (${lower(at)}).`,
  },
  {
    codes: ['ENOENT', 'ECONNREFUSED'],
    nature: 'away',
    say: (at) => `${at} does not listen.`,
    tip: 'Start it, or check DATABASE_URL.',
  },
  {
    codes: ['EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'ENETDOWN', 'EHOSTDOWN'],
    nature: 'away',
    say: (at) => `${at} cannot be reached.`,
    tip: NETWORK,
  },
  {
    codes: ['57014'],
    nature: 'away',
    say: (at) => `${at} did not finish a statement in time.`,
    tip: 'Try again when it has less to do; "debrief doctor" says whether something is stuck.',
  },
  {
    codes: ['57P03'],
    nature: 'away',
    say: (at) => `${at} is starting up or shutting down.`,
    tip: AGAIN,
  },
  {
    codes: ['08', '57', '58', 'ECONNRESET', 'EPIPE', 'ECONNABORTED'],
    words:
      /connection (terminated|ended|closed|error|timeout|is)|terminating connection|terminated unexpectedly/i,
    nature: 'away',
    say: (at) => `${at} ended the connection.`,
    tip: `Unfinished changes were rolled back. ${AGAIN}`,
  },
  {
    codes: ['53', '55'],
    nature: 'away',
    say: (at, message) => `${at} is too busy: ${message}.`,
    tip: AGAIN,
  },
  {
    codes: ['40'],
    nature: 'conflict',
    say: (at, message) => `${at} gave way to another process: ${message}.`,
    tip: AGAIN,
  },
  {
    codes: [],
    words: /timeout/i,
    nature: 'away',
    say: (at) => `${at} does not answer.`,
    tip: NETWORK,
  },
];

/** For all other system errors. */
export const OTHER_SYSTEM_ERROR: Failure = {
  codes: [],
  nature: 'away',
  say: (at, message) => `${at} cannot be used now: ${message}.`,
  tip: AGAIN,
};

function lower(at: string): string {
  return at.replace(/^The /, 'the ');
}

/** Problems with a path that a person entered. */
export const PATH_FAILURES: ReadonlyMap<
  string,
  { readonly say: (path: string) => string; readonly tip: string }
> = new Map([
  ['ENOENT', { say: (path: string) => `${path} does not exist.`, tip: 'Check the path and run it again.' }],
  [
    'EEXIST',
    { say: (path: string) => `${path} is not a folder.`, tip: 'Name a folder, which may be a new one.' },
  ],
  ['ENOTDIR', { say: (path: string) => `A part of ${path} is not a folder.`, tip: 'Check the path.' }],
  [
    'EISDIR',
    { say: (path: string) => `${path} is a folder, where a file is expected.`, tip: 'Name a file.' },
  ],
]);
