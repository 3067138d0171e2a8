// Caches parsed and split rounds by content: both steps are pure, and the files of an evening are read again with each
// new one. The cache affects only speed; an empty one gives the same rows.
import { LRUCache } from 'lru-cache';
import type { SplitRound } from '../../parsers/etlegacy/round-player.ts';
import { splitRound } from '../../parsers/etlegacy/split-round.ts';
import type { ReadablePayload } from '../inbox/claim-payloads.ts';
import type { RoundSource } from './derive/round-source.ts';
import { readFile, type ReadFile } from './files/read-file.ts';

/** Larger than a batch, or its files would be read twice; and than an evening, or each new one would cost all of them. */
const FILES = 256;
/** A round of six against six over 15 minutes takes 0.4 MB, a sixth of its body, so 70 of them fit. */
const MOST_BYTES = 32 * 1024 * 1024;
/** Of a file without a log, and of each entry of a log. */
const FILE_BYTES = 30_000;
const ENTRY_BYTES = 110;

export class DerivationMemory {
  readonly #files = new LRUCache<string, ReadFile>({ max: FILES, maxSize: MOST_BYTES });
  readonly #splits = new LRUCache<string, SplitRound>({ max: FILES });

  /** The last imported payload, kept by the caller: the next one may continue it. */
  latest: ReadablePayload | null = null;

  recall(name: string, hash: string): ReadFile | undefined {
    return this.#files.get(`${hash}/${name}`);
  }

  /** `readBody` is only called for content that is not cached. */
  read(name: string, hash: string, readBody: () => Uint8Array): ReadFile {
    const known = this.recall(name, hash);
    if (known !== undefined) return known;
    const read = readFile(name, readBody());
    this.#files.set(`${hash}/${name}`, read, { size: sizeOf(read) });
    return read;
  }

  split(round: RoundSource, base: RoundSource | null): SplitRound {
    const { isEndProven, isSingle, isLastMan, isStated, freshStart } = round.document;
    const marks = [isEndProven, isSingle, isLastMan, isStated, freshStart].map((mark) => mark ?? false);
    const key = `${round.hash}/${base?.hash}/${marks.join('/')}`;
    const known = this.#splits.get(key);
    if (known !== undefined) return known;
    const split = splitRound({ document: round.document, base: base?.document ?? null });
    this.#splits.set(key, split);
    return split;
  }
}

/** About as many bytes as it takes in memory; bodies are far larger than what is read of them. */
function sizeOf(read: ReadFile): number {
  const log = read.ok && read.kind === 'round' ? (read.document.json?.log ?? null) : null;
  const entries = log === null ? 0 : log.events.length + (log.hits?.length ?? 0);
  return FILE_BYTES + ENTRY_BYTES * entries;
}
