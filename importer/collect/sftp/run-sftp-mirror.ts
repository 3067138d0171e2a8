// Mirrors until the program ends. Every outage causes a back-off with jitter, so that many programs do not return
// together. The first error of each kind is logged as a warning, and so is the recovery.
import { setTimeout as sleep } from 'node:timers/promises';
import pRetry from 'p-retry';
import type { Logger } from '../../../core/logger.ts';
import { SftpMirror, type SftpMirrorOptions } from './sftp-mirror.ts';
import { SftpSession } from './sftp-session.ts';
import { SftpError, type SftpTrouble } from './sftp-trouble.ts';

/**
 * Errors that need a person are retried less often than every minute, because many servers lock out frequent log-ins.
 */
const PAUSES = { firstMs: 1_000, longestMs: 60_000, forPersonMs: 240_000 };
const NEEDS_PERSON: ReadonlySet<SftpTrouble> = new Set(['AUTH', 'HOST_KEY_CHANGED', 'HOST_KEY_UNKNOWN']);

type RunOptions = Omit<SftpMirrorOptions, 'onRefused'> & {
  readonly log: Logger;
  readonly signal: AbortSignal;
  /** Called after every listing, as proof that the server is reachable. */
  readonly onSeen?: () => void;
  readonly pauses?: Readonly<typeof PAUSES>;
};

/** Resolves when the signal aborts. */
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

/** Returns a session that has listed once; null when the signal aborted. */
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
      troubles.report(error);
      if (error instanceof SftpError && NEEDS_PERSON.has(error.code)) await pause(pauses.forPersonMs, signal);
    },
  }).catch((error: unknown) => {
    if (signal.aborted) return null;
    throw error;
  });
}

/** Polls until the connection fails or the signal aborts. */
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
      if (!options.signal.aborted) troubles.report(isWell);
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

/** Logs one warning when an outage begins, not one per attempt, and one line when it is over. */
class TroubleLog {
  readonly #log: Logger;
  #reported = '';

  constructor(log: Logger) {
    this.#log = log;
  }

  report(error: unknown): void {
    const [code, say, tip] =
      error instanceof SftpError ? [error.code, error.message, error.tip] : ['OTHER', String(error), ''];
    const isNew = this.#reported !== code;
    this.#log[isNew ? 'warn' : 'debug']({ code, say, tip }, 'sftp.trouble');
    this.#reported = code;
  }

  over(): void {
    if (this.#reported !== '') this.#log.info({ after: this.#reported }, 'sftp.well_again');
    this.#reported = '';
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
