import type { ExportedPlayer } from './exported-rows.ts';

/** What is known for sure about one player in one round. */
export type KnownPlayer = {
  /** guid8, of bots guid8:name. */
  readonly key: string;
  /** Names as in the export; what a layout has no column for is left out. */
  readonly integers: Readonly<Record<string, number>>;
  readonly weapons: Readonly<Record<string, readonly number[]>>;
  readonly timeMs: number;
  /** The round's length. */
  readonly durationMs: number;
};

/** Minutes of who was there all the time are replaced by the clock, which is cut to whole seconds. */
const FULL_TOLERANCE_MS = 1_000;
/** Some scripts cut the play time to seconds too. */
const PLAYTIME_TOLERANCE_MS = 1_500;
/** Minutes are printed in tenths and rounded; of a difference both ends are. */
const PARTIAL_TOLERANCE_MS = 3_600;
const DIFFERENCE_TOLERANCE_MS = 6_600;
/** Who missed so little can pass for somebody who was there all the time. */
const NEARLY_ALL_MS = 12_000;
/** The engine's player minutes run this much short of the clock. */
const SHORT_MS = 1_300;

/**
 * Each value of the row that differs from what is known, in words.
 *
 * @param source what tells how long the round was; null: nothing that is true, so times prove nothing.
 */
export function comparePlayer(known: KnownPlayer, row: ExportedPlayer, source: string | null): string[] {
  const wrong = Object.entries(known.integers)
    .filter(([name, value]) => row[name] !== value)
    .map(([name, value]) => `${name} is ${String(row[name])}, not ${value}`);
  for (const key of new Set([...Object.keys(known.weapons), ...Object.keys(row.weapons)])) {
    const wanted = known.weapons[key]?.join('/');
    const given = row.weapons[key]?.join('/');
    if (wanted !== given) wrong.push(`${key} is ${given ?? 'missing'}, not ${wanted ?? 'there'}`);
  }
  const offMs = Math.abs((row.timeS ?? 0) * 1000 - known.timeMs);
  if (source !== null && offMs > toleranceMs(known, row, source))
    wrong.push(`timeS is ${row.timeS}, not ${known.timeMs / 1000}`);
  return wrong.map((text) => `${row.file}, ${row.playerKey} (${row.mode}): ${text}`);
}

function toleranceMs({ timeMs, durationMs }: KnownPlayer, { mode }: ExportedPlayer, source: string): number {
  const missedMs = durationMs - timeMs;
  if (missedMs > SHORT_MS && missedMs <= NEARLY_ALL_MS) return NEARLY_ALL_MS;
  if (source === 'players' || mode === 'spectator') return DIFFERENCE_TOLERANCE_MS;
  if (missedMs <= SHORT_MS) return source === 'playtime' ? PLAYTIME_TOLERANCE_MS : FULL_TOLERANCE_MS;
  return mode === 'delta' ? DIFFERENCE_TOLERANCE_MS : PARTIAL_TOLERANCE_MS;
}
