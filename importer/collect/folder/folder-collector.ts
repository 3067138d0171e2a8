// Stores the files of one folder in the inbox: complete, unpacked, once, and again when their content changes. It remembers size
// and time of what it took, so a scan of a folder of thousands reads no file.
import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Payload } from '../../inbox/store-payloads.ts';
import { fileStamp } from './file-stamp.ts';
import { type FileContent, readContent } from './read-content.ts';
import { PartialFileError, unpackContent, unpackedName } from './unpack-content.ts';

/** A file has settled once its size and time are unchanged for this long. */
export const SETTLE_MS = 500;
/** A recent file that looks incomplete is taken anyway once it is unchanged for this long. */
const PATIENCE_MS = 30_000;
/** Delay before an unreadable file is tried again. */
const UNREADABLE_MS = 10_000;
/** A file that was refused for its time is judged again after this long, */
const REFUSED_MS = 3_600_000;
/** or once the machine's clock was set by more than this. */
const CLOCK_STEP_MS = 60_000;
/** Files stored in one transaction, and the bytes of them that are in memory at once. */
const CHUNK_FILES = 100;
const CHUNK_BYTES = 16 * 1024 * 1024;
/** Concurrent stat calls: on a network folder each takes a round trip. */
const LOOKS_AT_ONCE = 32;

export type FolderCollectorOptions = {
  readonly folder: string;
  /** Stamps (see fileStamp) of files taken before. */
  readonly known: Iterable<string>;
  /** Whether a file of that name may be one of those that are collected. */
  readonly isWanted: (name: string) => boolean;
  /** What becomes of a file in the inbox. */
  readonly toPayload: (name: string, content: FileContent) => Payload;
  readonly store: (payloads: readonly Payload[]) => Promise<unknown>;
  /** Whether the content looks complete, as far as is known by now. */
  readonly isWhole: (name: string, body: Uint8Array) => Promise<boolean>;
  /** Called once for every file that exists but cannot be taken, and again when it changes. */
  readonly onRefused?: (name: string, reason: unknown) => void;
  /** Receives, at looks at the whole folder, the names that are not wanted. */
  readonly onLeft?: (names: readonly string[]) => void;
  /** Monotonic milliseconds, unaffected by changes of the machine's clock. */
  readonly now?: () => number;
  /** The machine's clock, compared with modification times. */
  readonly clock?: () => number;
};

type Look = { readonly stamp: string; readonly size: number; readonly modifiedMs: number };
/** What was seen, when it first looked like that, and when it may be read (again). */
type Sighting = Look & { readonly since: number; readonly due: number; readonly isOld: boolean };
/** When a file was refused for its time, by the clock that goes on, and how far the machine's clock was from that. */
type Judged = { readonly at: number; readonly clockAhead: number };
type Taken = { readonly name: string; readonly stamp: string; readonly payload: Payload };

export class FolderCollector {
  // The history is long, so the stamps are kept only once.
  readonly #options: Omit<FolderCollectorOptions, 'known'>;
  readonly #now: () => number;
  readonly #clock: () => number;
  readonly #taken: Set<string>;
  readonly #waiting = new Map<string, Sighting>();
  readonly #refused = new Map<string, string>();
  readonly #judged = new Map<string, Judged>();
  #isFirstLook = true;

  constructor({ known, ...options }: FolderCollectorOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
    this.#clock = options.clock ?? (() => Date.now());
    this.#taken = new Set(known);
  }

  /** Milliseconds until a pending file can be taken; null when none is pending. */
  get dueInMs(): number | null {
    let due: number | null = null;
    for (const sighting of this.#waiting.values()) due = Math.min(due ?? Infinity, sighting.due);
    return due === null ? null : Math.max(50, due - this.#now());
  }

  /**
   * Checks the named files, or the whole folder, and takes those that have settled.
   *
   * @returns the number of payloads passed to the inbox. Throws when the folder cannot be read or `store` throws; a
   * later scan then takes the remaining files.
   */
  async scan(names?: Iterable<string>): Promise<number> {
    const listed = names === undefined ? await readdir(this.#options.folder) : names;
    if (names === undefined) {
      const left = [...listed].filter((name) => !this.#isCandidate(name) && !name.startsWith('.'));
      if (left.length > 0) this.#options.onLeft?.(left);
    }
    const candidates = [...new Set([...listed, ...this.#waiting.keys()])].filter((name) =>
      this.#isCandidate(name),
    );
    const settled: string[] = [];
    for (let from = 0; from < candidates.length; from += LOOKS_AT_ONCE) {
      const few = candidates.slice(from, from + LOOKS_AT_ONCE);
      const looks = await Promise.all(few.map(async (name) => this.#look(name)));
      settled.push(...few.filter((name, i) => this.#hasSettled(name, looks[i] ?? null)));
    }
    if (names === undefined) this.#isFirstLook = false;
    let taken = 0;
    for (const chunk of this.#chunks(settled)) taken += await this.#take(chunk);
    return taken;
  }

  #isCandidate(name: string): boolean {
    return isVisible(name) && this.#options.isWanted(name);
  }

  #hasSettled(name: string, look: Look | null): boolean {
    const before = this.#waiting.get(name);
    if (look === null) this.#judged.delete(name);
    if (look === null || (this.#taken.has(look.stamp) && !this.#isToBeJudged(name))) {
      this.#waiting.delete(name);
      return false;
    }
    if (before?.stamp === look.stamp) return this.#now() >= before.due;
    // A file's own time decides only for files older than this process, because clocks of two machines may differ.
    const isOld = this.#isFirstLook && this.#clock() - look.modifiedMs >= PATIENCE_MS;
    const since = this.#now();
    this.#waiting.set(name, { ...look, since, due: since + SETTLE_MS, isOld });
    return false;
  }

  *#chunks(names: readonly string[]): Generator<string[]> {
    let chunk: string[] = [];
    let bytes = 0;
    for (const name of names) {
      chunk.push(name);
      bytes += this.#waiting.get(name)?.size ?? 0;
      if (chunk.length < CHUNK_FILES && bytes < CHUNK_BYTES) continue;
      yield chunk;
      chunk = [];
      bytes = 0;
    }
    if (chunk.length > 0) yield chunk;
  }

  async #take(names: readonly string[]): Promise<number> {
    const files: Taken[] = [];
    for (const name of names) {
      const sighting = this.#waiting.get(name);
      const file = sighting === undefined ? null : await this.#read(name, sighting);
      if (file !== null) files.push(file);
    }
    if (files.length > 0) await this.#options.store(files.map((file) => file.payload));
    for (const { name, stamp, payload } of files) {
      this.#taken.add(stamp);
      this.#waiting.delete(name);
      this.#refused.delete(name);
      this.#noteVerdict(name, payload);
    }
    return files.length;
  }

  /** What was refused for its time may have been so by a wrong clock, and its time may come. */
  #noteVerdict(name: string, { refusal }: Payload): void {
    if (refusal === undefined || refusal === null) this.#judged.delete(name);
    else this.#judged.set(name, { at: this.#now(), clockAhead: this.#clock() - this.#now() });
  }

  #isToBeJudged(name: string): boolean {
    const judged = this.#judged.get(name);
    if (judged === undefined) return false;
    const step = this.#clock() - this.#now() - judged.clockAhead;
    return Math.abs(step) > CLOCK_STEP_MS || this.#now() - judged.at > REFUSED_MS;
  }

  async #read(name: string, sighting: Sighting): Promise<Taken | null> {
    const { folder, isWhole, toPayload } = this.#options;
    const hasPatience = !sighting.isOld && this.#now() - sighting.since < PATIENCE_MS;
    let content: FileContent | null;
    try {
      content = unpackContent(name, await readContent(path.join(folder, name)));
    } catch (error) {
      if (hasPatience && error instanceof PartialFileError) {
        this.#waiting.set(name, { ...sighting, due: this.#now() + SETTLE_MS });
        return null;
      }
      if (!isMissing(error)) this.#refuse(name, sighting.stamp, error);
      this.#waiting.set(name, { ...sighting, since: this.#now(), due: this.#now() + UNREADABLE_MS });
      return null;
    }
    // The file changed during the read, so it has to settle again.
    if (content === null || (await this.#look(name))?.stamp !== sighting.stamp) return null;
    const unpacked = unpackedName(name);
    if (hasPatience && !(await isWhole(unpacked, content.body))) {
      this.#waiting.set(name, { ...sighting, due: this.#now() + SETTLE_MS });
      return null;
    }
    return { name, stamp: sighting.stamp, payload: toPayload(unpacked, content) };
  }

  /** Returns null unless it is a regular file: links are never followed out of the folder. */
  async #look(name: string): Promise<Look | null> {
    const found = await lstat(path.join(this.#options.folder, name)).catch((error: unknown) => {
      if (isMissing(error)) return null;
      throw error;
    });
    if (found?.isFile() === true) {
      const stamp = fileStamp(name, found.size, found.mtimeMs);
      return { stamp, size: found.size, modifiedMs: found.mtimeMs };
    }
    if (found !== null)
      this.#refuse(name, 'no file', found.isSymbolicLink() ? 'a link' : 'not a regular file');
    else if (name.includes('\ufffd')) this.#refuse(name, 'no name', 'its name is not UTF-8');
    return null;
  }

  #refuse(name: string, stamp: string, reason: unknown): void {
    if (this.#refused.get(name) === stamp) return;
    this.#refused.set(name, stamp);
    this.#options.onRefused?.(name, reason);
  }
}

/** Hidden files belong to the process that is writing them. */
function isVisible(name: string): boolean {
  return !name.startsWith('.') && path.basename(name) === name;
}

/** A file may disappear between two scans; every other error is reported. */
function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
