// The only source of randomness in the simulator: equal seeds simulate equal evenings on every machine.
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

const SPAN = 0x1_0000_0000;

export type Random = {
  /** In [0, 1). */
  readonly float: () => number;
  /** Whole number in [low, high]. */
  readonly int: (low: number, high: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(items: readonly [T, ...T[]]) => T;
  readonly find: <T>(items: readonly T[]) => T | undefined;
  /** Waiting time of a memoryless (Poisson) process. */
  readonly wait: (mean: number) => number;
  readonly shuffled: <T>(items: readonly T[]) => T[];
};

export function createRandom(seed: number, stream = 0): Random {
  const generator = xoroshiro128plus(mix(seed, stream));
  const float = (): number => (generator.next() >>> 0) / SPAN;
  const int = (low: number, high: number): number => low + Math.floor(float() * (high - low + 1));
  return {
    float,
    int,
    chance: (probability) => float() < probability,
    pick: (items) => items[int(0, items.length - 1)] ?? items[0],
    find: (items) => items[int(0, items.length - 1)],
    wait: (mean) => -Math.log(1 - float()) * mean,
    shuffled: (items) => shuffle(items, int),
  };
}

// Neighbouring seeds must not give neighbouring streams.
function mix(seed: number, stream: number): number {
  let value = (seed ^ Math.imul(stream + 1, 0x9e3779b1)) >>> 0;
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return value ^ (value >>> 16);
}

function shuffle<T>(items: readonly T[], int: Random['int']): T[] {
  const rest = [...items];
  const result: T[] = [];
  while (rest.length > 0) result.push(...rest.splice(int(0, rest.length - 1), 1));
  return result;
}
