import { compareMoments } from '../answer.ts';
import type { Reading } from './reading.ts';
import type { StoredStatus } from './fetch-readings.ts';

/** A reading, or the stored answer that contains it. */
export type Source = {
  readonly time: number;
  readonly hash: Buffer;
  readonly reading: Reading | null;
  readonly payloadId: number | null;
};

type Parts = {
  readonly fresh: readonly { readonly hash: Buffer; readonly reading: Reading }[];
  readonly stored: readonly StoredStatus[];
  readonly samples: readonly Reading[];
};

/** Returns every answer about a war once, oldest first; a sample stands in for an answer that is no longer stored. */
export function mergeReadings({ fresh, stored, samples }: Parts): Source[] {
  const sources = new Map<string, Source>();
  const add = (source: Source): void => {
    sources.set(`${source.time}/${source.hash.toString('hex')}`, source);
  };
  for (const { payloadId, time, hash } of stored) add({ time, hash, payloadId, reading: null });
  for (const { hash, reading } of fresh) add({ time: reading.time, hash, payloadId: null, reading });
  const times = new Set([...sources.values()].map((source) => source.time));
  for (const reading of samples) {
    if (!times.has(reading.time)) add({ time: reading.time, hash: NO_HASH, payloadId: null, reading });
  }
  return [...sources.values()].toSorted(compareMoments);
}

const NO_HASH = Buffer.alloc(0);
