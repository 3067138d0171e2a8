// Brings the files of one folder into the inbox: complete, once, and again when their content changes. It remembers
// what it took by size and time, so a look at a folder of thousands costs no reading.
import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Payload } from '../../inbox/store-payloads.ts';
import { fileStamp } from './file-stamp.ts';
import { type FileContent, readContent } from './read-content.ts';
import { toPayload } from './to-payload.ts';

/** A file is settled once its size and time stood still for so long. */
const SETTLE_MS = 500;
/** A fresh file that does not look whole is looked at again for so long after its last change. */
const PATIENCE_MS = 30_000;
const CHUNK = 200;

export type FolderCollectorOptions = {
  readonly source: string;
  readonly folder: string;
  /** Stamps (see fileStamp) of what was taken before. */
  readonly known: ReadonlySet<string>;
  readonly store: (payloads: readonly Payload[]) => Promise<unknown>;
  /** Whether the content looks as complete as the game writes it. */
  readonly isWhole: (name: string, body: Uint8Array) => boolean;
  readonly now?: () => number;
};

type Sighting = { readonly stamp: string; readonly since: number };

export class FolderCollector {
  readonly #options: FolderCollectorOptions;
  readonly #now: () => number;
  readonly #taken: Set<string>;
  readonly #waiting = new Map<string, Sighting>();

  constructor(options: FolderCollectorOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#taken = new Set(options.known);
  }

  /** Milliseconds until a file that was seen can have settled; null while nothing waits. */
  get dueInMs(): number | null {
    if (this.#waiting.size === 0) return null;
    const oldest = Math.min(...[...this.#waiting.values()].map((sighting) => sighting.since));
    return Math.max(50, oldest + SETTLE_MS - this.#now());
  }

  /**
   * Looks at the named files, or at the whole folder, and takes what has settled.
   *
   * @returns how many payloads were handed to the inbox. Throws where the folder cannot be read.
   */
  async scan(names?: Iterable<string>): Promise<number> {
    const listed = names === undefined ? await readdir(this.#options.folder) : names;
    const settled: string[] = [];
    for (const name of new Set([...listed, ...this.#waiting.keys()])) {
      if (isCandidate(name) && (await this.#hasSettled(name))) settled.push(name);
    }
    let taken = 0;
    for (let from = 0; from < settled.length; from += CHUNK)
      taken += await this.#take(settled.slice(from, from + CHUNK));
    return taken;
  }

  async #hasSettled(name: string): Promise<boolean> {
    const stamp = await this.#stampOf(name);
    const before = this.#waiting.get(name);
    if (stamp === null || this.#taken.has(stamp)) {
      this.#waiting.delete(name);
      return false;
    }
    if (before?.stamp === stamp) return this.#now() - before.since >= SETTLE_MS;
    this.#waiting.set(name, { stamp, since: this.#now() });
    return false;
  }

  async #take(names: readonly string[]): Promise<number> {
    const files = [];
    for (const name of names) {
      const file = await this.#read(name);
      if (file !== null) files.push(file);
    }
    if (files.length > 0) await this.#options.store(files.map((file) => file.payload));
    for (const { stamp, payload } of files) {
      this.#taken.add(stamp);
      this.#waiting.delete(payload.subject);
    }
    return files.length;
  }

  async #read(name: string): Promise<{ stamp: string; payload: Payload } | null> {
    const stamp = this.#waiting.get(name)?.stamp;
    const { source, folder, isWhole } = this.#options;
    const content = await readIfThere(path.join(folder, name));
    // Changed while it was read: it has to settle once more.
    if (content === null || stamp === undefined || (await this.#stampOf(name)) !== stamp) return null;
    const { body, modifiedMs } = content;
    const age = this.#now() - modifiedMs;
    if (age >= 0 && age < PATIENCE_MS && !isWhole(name, body)) {
      this.#waiting.set(name, { stamp, since: this.#now() });
      return null;
    }
    return { stamp, payload: toPayload(source, name, content) };
  }

  /** null for what is no plain file: links are never followed out of the folder. */
  async #stampOf(name: string): Promise<string | null> {
    const found = await lstat(path.join(this.#options.folder, name)).catch(ignoreMissing);
    return found?.isFile() === true ? fileStamp(name, found.size, found.mtimeMs) : null;
  }
}

/** Text files only; hidden ones belong to whoever is writing them. */
function isCandidate(name: string): boolean {
  return name.endsWith('.txt') && !name.startsWith('.') && path.basename(name) === name;
}

async function readIfThere(file: string): Promise<FileContent | null> {
  return await readContent(file).catch(ignoreMissing);
}

/** A file may go between two looks; everything else is worth an error. */
function ignoreMissing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}
