// Mirrors for as long as the program runs. Every outage is a pause that grows, with some chance in it, so that many
// programs do not come back in step; the first word of each kind of trouble is a warning, its end is told too.
import { setTimeout as sleep } from 'node:timers/promises';
import pRetry from 'p-retry';
import type { Logger } from '../../../core/logger.ts';
import { SftpMirror, type SftpMirrorOptions } from './sftp-mirror.ts';
import { SftpSession } from './sftp-session.ts';
import { SftpError, type SftpTrouble } from './sftp-trouble.ts';

/** What a person has to mend is not tried every minute: many servers lock out who knocks too often. */
const PAUSES = { firstMs: 1_000, longestMs: 60_000, forPersonMs: 240_000 };
const NEEDS_PERSON: ReadonlySet<SftpTrouble> = new Set(['AUTH', 'HOST_KEY_CHANGED', 'HOST_KEY_UNKNOWN']);

type RunOptions = Omit<SftpMirrorOptions, 'onRefused'> & {
  readonly log: Logger;
  readonly signal: AbortSignal;
  /** Hears whenever the server was seen: after every listing. */
  readonly onSeen?: () => void;
  readonly pauses?: Readonly<typeof PAUSES>;
};

/** Returns when the signal says stop. */
export async function runSftpMirror(options: RunOptions): Promise<void> {
  const { log, signal } = options;
  const mirror = new SftpMirror({
    ...options,
    onRefused: (file, reason) => log.warn({ file, reason }, 'sftp.refused'),
  });
  const troubles = new TroubleLog(log);
  while (!signal.aborted) {
    const session = await openSession(mirror, options, troubles);
    if (session === null) break;
    await follow(mirror, session, options, troubles);
    await pause((options.pauses ?? PAUSES).firstMs * Math.random(), signal);
  }
}

/** A session that has listed once; null when it is time to stop. */
async function openSession(
  mirror: SftpMirror,
  options: RunOptions,
  troubles: TroubleLog,
): Promise<SftpSession | null> {
  const { signal, pauses = PAUSES } = options;
  const attempt = async (): Promise<SftpSession> => {
    const session = await SftpSession.open(options.config);
    const isWell = await look(mirror, session, options, troubles);
    if (isWell instanceof Error) {
      await session.close();
      throw isWell;
    }
    return session;
  };
  return await pRetry(attempt, {
    retries: Infinity,
    randomize: true,
    minTimeout: pauses.firstMs,
    maxTimeout: pauses.longestMs,
    signal,
    onFailedAttempt: async ({ error }) => {
      troubles.tell(error);
      if (error instanceof SftpError && NEEDS_PERSON.has(error.code)) await pause(pauses.forPersonMs, signal);
    },
  }).catch((error: unknown) => {
    if (signal.aborted) return null;
    throw error;
  });
}

/** Looks until the connection fails or it is time to stop. */
async function follow(
  mirror: SftpMirror,
  session: SftpSession,
  options: RunOptions,
  troubles: TroubleLog,
): Promise<void> {
  while (!options.signal.aborted) {
    await pause(mirror.dueInMs, options.signal);
    if (options.signal.aborted) break;
    const isWell = await look(mirror, session, options, troubles);
    if (isWell instanceof Error) {
      if (!options.signal.aborted) troubles.tell(isWell);
      break;
    }
  }
  await session.close();
}

async function look(
  mirror: SftpMirror,
  session: SftpSession,
  { log, signal, onSeen }: RunOptions,
  troubles: TroubleLog,
): Promise<true | SftpError> {
  const cut = (): void => session.cut();
  signal.addEventListener('abort', cut, { once: true });
  try {
    const files = await mirror.look(session);
    troubles.over();
    onSeen?.();
    if (files > 0) log.info({ files }, 'sftp.fetched');
    return true;
  } catch (error) {
    if (error instanceof SftpError) return error;
    throw error;
  } finally {
    signal.removeEventListener('abort', cut);
  }
}

/** One warning when a trouble begins, not one an attempt; one word when it is over. */
class TroubleLog {
  readonly #log: Logger;
  #told = '';

  constructor(log: Logger) {
    this.#log = log;
  }

  tell(error: unknown): void {
    const [code, say, tip] =
      error instanceof SftpError ? [error.code, error.message, error.tip] : ['OTHER', String(error), ''];
    const isNew = this.#told !== code;
    this.#log[isNew ? 'warn' : 'debug']({ code, say, tip }, 'sftp.trouble');
    this.#told = code;
  }

  over(): void {
    if (this.#told !== '') this.#log.info({ after: this.#told }, 'sftp.well_again');
    this.#told = '';
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
