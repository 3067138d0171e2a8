// One SFTP connection to a game server. Reads only; nothing on the server is ever changed.
import { createHash } from 'node:crypto';
import { type Socket } from 'node:net';
import { posix } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { SFTPWrapper } from 'ssh2';
import Client from 'ssh2-sftp-client';
import type { SftpConfig } from '../../../core/sftp-config.ts';
import {
  explainHostKey,
  explainSftpError,
  isRemoteForbidden,
  isRemoteMissing,
  whereOf,
} from './explain-sftp-error.ts';
import { openSocket } from './open-socket.ts';
import { readKeyFile } from './read-key-file.ts';
import { SftpError } from './sftp-trouble.ts';

const CONNECT_MS = 15_000;
/** A listing or stat that takes longer counts as a lost connection. */
const ANSWER_MS = 60_000;
const KEEPALIVE_MS = 10_000;
const GOODBYE_MS = 1_000;

export type RemoteEntry = {
  readonly name: string;
  /** From the long listing: a link is never followed. */
  readonly type: 'file' | 'link' | 'other';
  readonly size: number;
  /** Whole seconds: SFTP has no finer time. */
  readonly modifiedMs: number;
};

type LogIn = {
  readonly hostVerifier: (key: Buffer) => boolean;
  readonly privateKey: Buffer | undefined;
  readonly readyTimeout: number;
};

export class SftpSession {
  readonly #config: SftpConfig;
  readonly #client: Client;
  readonly #socket: Socket;
  readonly #lost: Promise<never>;
  #sftp: SFTPWrapper | null = null;

  private constructor(config: SftpConfig, socket: Socket) {
    this.#config = config;
    this.#socket = socket;
    // Pending requests get the error; without listeners the library would print it.
    this.#client = new Client('debrief', { error: ignore, end: ignore, close: ignore });
    this.#lost = new Promise((_resolve, reject) => {
      socket.once('close', () => reject(new Error('connection lost')));
    });
    this.#lost.catch(ignore);
  }

  /** Connects, verifies the host key, logs in. Throws an SftpError. */
  static async open(config: SftpConfig, connectMs = CONNECT_MS): Promise<SftpSession> {
    const privateKey = await readKeyFile(config);
    let seen: string | null = null;
    let session: SftpSession | null = null;
    try {
      session = new SftpSession(config, await openSocket({ ...config, timeoutMs: connectMs }));
      const trust = (key: Buffer): boolean => {
        seen = fingerprint(key);
        return config.hostKeys.includes(seen);
      };
      await session.#logIn({ hostVerifier: trust, privateKey, readyTimeout: connectMs });
      return session;
    } catch (error) {
      session?.cut();
      if (seen !== null && !config.hostKeys.includes(seen)) throw explainHostKey(seen, config);
      throw explainSftpError(error, config);
    }
  }

  async #logIn({ hostVerifier, privateKey, readyTimeout }: LogIn): Promise<void> {
    const { user, password, keyPassphrase } = this.#config;
    this.#client.on('keyboard-interactive', answerPassword(password));
    const ready = this.#client.connect({
      sock: this.#socket,
      username: user,
      hostVerifier,
      readyTimeout,
      keepaliveInterval: KEEPALIVE_MS,
      keepaliveCountMax: 3,
      ...(password === undefined ? {} : { password, tryKeyboard: true }),
      ...(privateKey === undefined ? {} : { privateKey }),
      ...(privateKey === undefined || keyPassphrase === undefined ? {} : { passphrase: keyPassphrase }),
    });
    this.#sftp = await this.#answered(ready);
    // A protocol error ends the connection; without a listener it would end the process.
    this.#sftp.on('error', () => this.cut());
  }

  /** Lists the whole folder. Throws an SftpError. */
  async list(): Promise<RemoteEntry[]> {
    try {
      const entries = await this.#answered(this.#client.list(this.#config.folder));
      return entries.map(({ type, name, size, modifyTime }) => ({
        name,
        type: type === '-' ? 'file' : type === 'l' ? 'link' : 'other',
        size,
        modifiedMs: modifyTime,
      }));
    } catch (error) {
      throw this.#explainFolder(error);
    }
  }

  /** Returns size and time of one file without following links; null when it is gone or is not a regular file. */
  async look(name: string): Promise<{ readonly size: number; readonly modifiedMs: number } | null> {
    const sftp = this.#connected();
    try {
      const lstat = promisify(sftp.lstat.bind(sftp));
      const found = await this.#answered(lstat(this.#pathOf(name)));
      return found.isFile() ? { size: found.size, modifiedMs: found.mtime * 1000 } : null;
    } catch (error) {
      if (isRemoteMissing(error)) return null;
      throw error;
    }
  }

  /** Returns the first bytes of a file, at most `limit`. */
  async read(name: string, limit: number): Promise<Buffer> {
    const sftp = this.#connected();
    const open = promisify<string, 'r', Buffer>(sftp.open.bind(sftp));
    const close = promisify(sftp.close.bind(sftp));
    const handle = await this.#answered(open(this.#pathOf(name), 'r'));
    const bytes = Buffer.alloc(limit);
    let length = 0;
    while (length < limit) {
      const got = await this.#answered(readSome(sftp, handle, bytes, length));
      if (got === 0) break;
      length += got;
    }
    await this.#answered(close(handle));
    return bytes.subarray(0, length);
  }

  async close(): Promise<void> {
    await Promise.race([this.#client.end(), sleep(GOODBYE_MS)]).catch(ignore);
    this.#socket.destroy();
  }

  /** Closes the connection now; pending requests reject. */
  cut(): void {
    this.#socket.destroy();
  }

  #connected(): SFTPWrapper {
    if (this.#sftp === null) throw new Error('connection lost');
    return this.#sftp;
  }

  #pathOf(name: string): string {
    return posix.join(this.#config.folder, name);
  }

  async #answered<T>(work: Promise<T>): Promise<T> {
    work.catch(ignore);
    const timer = setTimeout(() => this.#socket.destroy(), ANSWER_MS);
    try {
      return await Promise.race([work, this.#lost]);
    } finally {
      clearTimeout(timer);
    }
  }

  #explainFolder(error: unknown): SftpError {
    const { folder, user } = this.#config;
    const where = whereOf(this.#config);
    if (isRemoteMissing(error)) {
      return new SftpError(
        'FOLDER_MISSING',
        `There is no folder ${folder} on ${where}.`,
        'It is the gamestats folder below the fs_homepath of the game server; check its path.',
        { cause: error },
      );
    }
    if (isRemoteForbidden(error)) {
      return new SftpError(
        'FOLDER_FORBIDDEN',
        `The account "${user}" may not read the folder ${folder} on ${where}.`,
        'Give it the right to read and enter the folder.',
        { cause: error },
      );
    }
    return explainSftpError(error, this.#config);
  }
}

async function readSome(sftp: SFTPWrapper, handle: Buffer, bytes: Buffer, at: number): Promise<number> {
  return await new Promise((resolve, reject) => {
    sftp.read(handle, bytes, at, bytes.length - at, at, (error: Error | undefined, got) => {
      if (error) reject(error);
      else resolve(got);
    });
  });
}

/** Formats a fingerprint as OpenSSH does. */
function fingerprint(key: Buffer): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
}

type Finish = (answers: string[]) => void;
type Prompt = { readonly echo?: boolean };

/** Some servers ask for the password interactively; every other question gets no answer. */
function answerPassword(password: string | undefined) {
  return (_name: string, _text: string, _language: string, prompts: readonly Prompt[], finish: Finish) =>
    finish(password !== undefined && prompts.length === 1 && prompts[0]?.echo !== true ? [password] : []);
}

function ignore(): void {}
