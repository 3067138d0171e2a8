import type { DamageTimeProps } from './log-props.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** More bars would be too thin. */
const MOST_BUCKETS = 15;
/** Of rounds shorter than two minutes, such as most of last man standing. */
const SHORT_MS = 2 * MINUTE;
const SHORT_STEPS = [5 * SECOND, 10 * SECOND];

export type DamageBuckets = {
  /** Length of a bucket in words, such as "2 minutes"; the last one may be shorter. */
  readonly unit: string;
  /** Whether buckets are shorter than a minute. */
  readonly isShort: boolean;
  /** Start of each in seconds. */
  readonly starts: readonly number[];
  readonly teams: readonly [readonly number[], readonly number[]];
  readonly players: readonly (readonly number[])[];
};

/**
 * Adds up damage by the minute of the round, 15 buckets at most: of long rounds by several minutes, of short ones by 5 or 10
 * seconds.
 */
export function damageBuckets(props: DamageTimeProps): DamageBuckets {
  const length = Math.max(props.lengthMs, props.stepMs);
  const bucketMs = bucketOf(length);
  const count = Math.max(1, Math.ceil(length / bucketMs));
  const sum = (steps: readonly number[]): number[] => {
    const buckets = Array.from({ length: count }, () => 0);
    for (const [at, value] of steps.entries()) {
      const bucket = Math.min(count - 1, Math.floor((at * props.stepMs) / bucketMs));
      buckets[bucket] = (buckets[bucket] ?? 0) + value;
    }
    return buckets;
  };
  return {
    unit: sayLength(bucketMs),
    isShort: bucketMs < MINUTE,
    starts: Array.from({ length: count }, (_, at) => (at * bucketMs) / SECOND),
    teams: [sum(props.teams[0]), sum(props.teams[1])],
    players: props.players.map(({ steps }) => sum(steps)),
  };
}

function bucketOf(lengthMs: number): number {
  const short = SHORT_STEPS.find((step) => lengthMs <= step * MOST_BUCKETS);
  if (lengthMs < SHORT_MS && short !== undefined) return short;
  return Math.max(1, Math.ceil(lengthMs / MINUTE / MOST_BUCKETS)) * MINUTE;
}

function sayLength(bucketMs: number): string {
  if (bucketMs === MINUTE) return 'minute';
  return bucketMs < MINUTE ? `${bucketMs / SECOND} seconds` : `${bucketMs / MINUTE} minutes`;
}
