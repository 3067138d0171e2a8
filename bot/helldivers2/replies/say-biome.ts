import { plainLine } from './order-line.ts';

/** Those that are written as one word. */
const JOINED: Readonly<Record<string, string>> = {
  blackhole: 'black hole',
  crimsonmoor: 'crimson moor',
  icemoss: 'ice moss',
  superearth: 'Super Earth',
};

/** A biome has no name, only a key, such as `icemoss-special`. */
export function sayBiome(slug: string): string {
  const [first = '', ...rest] = slug.split(/[-_\s]+/);
  const words = [JOINED[first] ?? first, ...rest].join(' ').trim();
  return plainLine(words.charAt(0).toUpperCase() + words.slice(1), 40);
}
