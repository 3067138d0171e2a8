// Caches parsed and split rounds by content: both steps are pure, and the files of an evening are read again with each
// new one. The cache affects only speed; an empty one gives the same rows.
import { LRUCache } from 'lru-cache';
import type { SplitRound } from '../../parsers/etlegacy/round-player.ts';
import { splitRound } from '../../parsers/etlegacy/split-round.ts';
import type { ReadablePayload } from '../inbox/claim-payloads.ts';
import type { RoundSource } from './derive/round-source.ts';
import { readFile, type ReadFile } from './files/read-file.ts';

/** Larger than a batch, or its files would be read twice. A parsed text file takes about 30 kB. */
const FILES = 256;
/** Of the bodies of all cached files: a parsed event log takes several times its bytes. */
const MOST_BYTES = 64 * 1024 * 1024;

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
    const body = readBody();
    const read = readFile(name, body);
    this.#files.set(`${hash}/${name}`, read, { size: Math.max(1, body.length) });
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
