// Keeps a folder equal to that of a game server: lists it repeatedly and fetches the files that have settled. After any
// outage the listing shows what is missing, however long it lasted. Safe to run twice: a file that exists locally is
// not fetched.
import { readdir, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import PQueue from 'p-queue';
import type { SftpConfig } from '../../../core/sftp-config.ts';
import { explainSftpError, isRemoteForbidden, isRemoteMissing } from './explain-sftp-error.ts';
import { prepareFolder } from '../folder/prepare-folder.ts';
import { mirrorFile, PART_FILE } from './mirror-file.ts';
import { refuseEntry } from './refuse-entry.ts';
import { RemoteLedger, SETTLE_MS } from './remote-ledger.ts';
import type { RemoteEntry, SftpSession } from './sftp-session.ts';

const AT_ONCE = 4;
/** Age at which partial files of a crashed process are removed. */
const OLD_PART_MS = 3_600_000;

export type SftpMirrorOptions = {
  readonly config: SftpConfig;
  /** The local folder. */
  readonly folder: string;
  readonly pollSeconds: number;
  /** Whether a name is that of a round file; others are not fetched. */
  readonly isWanted: (name: string) => boolean;
  /** Called once for every wanted file that is not fetched, and again when it changes. */
  readonly onRefused?: (name: string, reason: string) => void;
  /** Monotonic milliseconds. */
  readonly now?: () => number;
};

export class SftpMirror {
  readonly #options: SftpMirrorOptions;
  readonly #ledger: RemoteLedger;
  readonly #refused = new Map<string, string>();
  #restlessLooks = 0;
  #isPrepared = false;
  /** Set after a failure: one file at a time, so that on a bad connection each attempt completes one more file. */
  #isCareful = false;

  constructor(options: SftpMirrorOptions) {
    this.#options = options;
    this.#ledger = new RemoteLedger(options.folder, options.now ?? (() => performance.now()));
  }

  /** Lists once and fetches the files that have settled. @returns the number of fetched files. Throws an SftpError. */
  async look(session: SftpSession): Promise<number> {
    const listed = await session.list();
    try {
      if (!this.#isPrepared) await this.#prepare();
      const settled = await this.#ledger.choose(listed.filter((entry) => this.#isWanted(entry)));
      const fetched = await this.#fetchAll(session, settled);
      this.#restlessLooks = this.#ledger.isWaiting ? this.#restlessLooks + 1 : 0;
      this.#isCareful = false;
      return fetched;
    } catch (error) {
      this.#isCareful = true;
      throw explainSftpError(error, this.#options.config);
    }
  }

  /**
   * Delay until the next listing. Short while a new file may settle, so that it arrives at once; longer and longer for
   * a file that keeps changing, to avoid useless listings.
   */
  get dueInMs(): number {
    const everyMs = this.#options.pollSeconds * 1000;
    return this.#restlessLooks === 0
      ? everyMs
      : Math.min(everyMs, SETTLE_MS * 2 ** (this.#restlessLooks - 1));
  }

  /** Creates the local folder, and removes partial files of a crashed process. */
  async #prepare(): Promise<void> {
    const { folder } = this.#options;
    await prepareFolder(folder);
    for (const name of (await readdir(folder)).filter((name) => PART_FILE.test(name))) {
      const part = path.join(folder, name);
      if (Date.now() - (await stat(part)).mtimeMs > OLD_PART_MS) await unlink(part);
    }
    this.#isPrepared = true;
  }

  #isWanted(entry: RemoteEntry): boolean {
    if (!this.#options.isWanted(path.posix.basename(entry.name))) return false;
    const reason = refuseEntry(entry);
    if (reason !== null) this.#refuse(entry, reason);
    return reason === null;
  }

  async #fetchAll(session: SftpSession, entries: readonly RemoteEntry[]): Promise<number> {
    let fetched = 0;
    const queue = new PQueue({ concurrency: this.#isCareful ? 1 : AT_ONCE });
    const tasks = entries.map((entry) => async () => {
      if (await this.#fetch(session, entry)) fetched += 1;
    });
    try {
      await queue.addAll(tasks);
    } catch (error) {
      // The others would fail too, and must not continue in the background.
      queue.clear();
      session.cut();
      await queue.onIdle();
      throw error;
    }
    return fetched;
  }

  async #fetch(session: SftpSession, entry: RemoteEntry): Promise<boolean> {
    try {
      const isHere = await mirrorFile(session, entry, this.#options.folder);
      if (isHere) this.#ledger.keep(entry);
      return isHere;
    } catch (error) {
      if (isRemoteMissing(error)) return false;
      if (!isRemoteForbidden(error)) throw error;
      this.#ledger.block(entry);
      this.#refuse(entry, 'the account may not read it');
      return false;
    }
  }

  #refuse(entry: RemoteEntry, reason: string): void {
    const refusal = `${reason}/${entry.size}/${entry.modifiedMs}`;
    if (this.#refused.get(entry.name) === refusal) return;
    this.#refused.set(entry.name, refusal);
    this.#options.onRefused?.(entry.name, reason);
  }
}
