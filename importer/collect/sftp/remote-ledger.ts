// State of the remote files: which are mirrored, which have settled, which are blocked for now.
import { lstat } from 'node:fs/promises';
import path from 'node:path';
import type { RemoteEntry } from './sftp-session.ts';

/** Two listings at least this far apart must show a file unchanged before it is fetched. */
export const SETTLE_MS = 500;
/** Delay before an unreadable file is tried again, unless it changes. */
const BLOCKED_MS = 60_000;

type Stamped = { readonly stamp: string; readonly at: number };

export class RemoteLedger {
  readonly #folder: string;
  readonly #now: () => number;
  readonly #here = new Map<string, string>();
  #seen = new Map<string, Stamped>();
  readonly #blocked = new Map<string, Stamped>();

  constructor(folder: string, now: () => number) {
    this.#folder = folder;
    this.#now = now;
  }

  /** Whether files were seen that have not settled yet. */
  get isWaiting(): boolean {
    return this.#seen.size > 0;
  }

  /** Returns the listed files to fetch now. */
  async choose(entries: readonly RemoteEntry[]): Promise<RemoteEntry[]> {
    const seen = new Map<string, Stamped>();
    const settled: RemoteEntry[] = [];
    for (const entry of entries) {
      const stamp = stampOf(entry);
      if (this.#isBlocked(entry.name, stamp) || (await this.#isHere(entry, stamp))) continue;
      const before = this.#seen.get(entry.name);
      const first = before?.stamp === stamp ? before : { stamp, at: this.#now() };
      seen.set(entry.name, first);
      if (this.#now() - first.at >= SETTLE_MS) settled.push(entry);
    }
    this.#seen = seen;
    return settled;
  }

  keep(entry: RemoteEntry): void {
    this.#here.set(entry.name, stampOf(entry));
    this.#seen.delete(entry.name);
    this.#blocked.delete(entry.name);
  }

  block(entry: RemoteEntry): void {
    this.#blocked.set(entry.name, { stamp: stampOf(entry), at: this.#now() });
    this.#seen.delete(entry.name);
  }

  #isBlocked(name: string, stamp: string): boolean {
    const block = this.#blocked.get(name);
    return block?.stamp === stamp && this.#now() - block.at < BLOCKED_MS;
  }

  /** A mirrored file keeps size and time of its origin, so a restart fetches nothing twice. */
  async #isHere(entry: RemoteEntry, stamp: string): Promise<boolean> {
    if (this.#here.get(entry.name) === stamp) return true;
    const found = await lstat(path.join(this.#folder, entry.name)).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    });
    const isHere =
      found?.isFile() === true &&
      found.size === entry.size &&
      Math.trunc(found.mtimeMs / 1000) * 1000 === entry.modifiedMs;
    if (isHere) this.#here.set(entry.name, stamp);
    return isHere;
  }
}

function stampOf({ size, modifiedMs }: RemoteEntry): string {
  return `${size}/${modifiedMs}`;
}
