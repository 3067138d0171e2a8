import type { DamageTimeProps } from './log-props.ts';

const MINUTE = 60_000;
/** More bars would be too thin. */
const MOST_BUCKETS = 15;

export type DamageBuckets = {
  /** Length of a bucket in words, such as "2 minutes"; the last one may be shorter. */
  readonly unit: string;
  /** Start of each in minutes. */
  readonly starts: readonly number[];
  readonly teams: readonly [readonly number[], readonly number[]];
  readonly players: readonly (readonly number[])[];
};

/** Adds up damage by the minute of the round; of long rounds by several minutes, 15 buckets at most. */
export function damageBuckets(props: DamageTimeProps): DamageBuckets {
  const length = Math.max(props.lengthMs, props.stepMs);
  const minutes = Math.max(1, Math.ceil(length / MINUTE / MOST_BUCKETS));
  const count = Math.max(1, Math.ceil(length / (minutes * MINUTE)));
  const sum = (steps: readonly number[]): number[] => {
    const buckets = Array.from({ length: count }, () => 0);
    for (const [at, value] of steps.entries()) {
      const bucket = Math.min(count - 1, Math.floor((at * props.stepMs) / (minutes * MINUTE)));
      buckets[bucket] = (buckets[bucket] ?? 0) + value;
    }
    return buckets;
  };
  return {
    unit: minutes === 1 ? 'minute' : `${minutes} minutes`,
    starts: Array.from({ length: count }, (_, at) => at * minutes),
    teams: [sum(props.teams[0]), sum(props.teams[1])],
    players: props.players.map(({ steps }) => sum(steps)),
  };
}
