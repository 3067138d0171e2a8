import type { ExportedPlayer } from './exported-rows.ts';

/** Certain values of one player in one round. */
export type KnownPlayer = {
  /** guid8; for bots guid8:name. */
  readonly key: string;
  /** Names as in the export; values without a column in the layout are omitted. */
  readonly integers: Readonly<Record<string, number>>;
  readonly weapons: Readonly<Record<string, readonly number[]>>;
  readonly timeMs: number;
  /** The round's length. */
  readonly durationMs: number;
};

/** Minutes of players who were there throughout are replaced by the clock, truncated to whole seconds. */
const FULL_TOLERANCE_MS = 1_000;
/** Some scripts truncate the play time to seconds too. */
const PLAYTIME_TOLERANCE_MS = 1_500;
/** Minutes are rounded to tenths; in a difference both values are. */
const PARTIAL_TOLERANCE_MS = 3_600;
const DIFFERENCE_TOLERANCE_MS = 6_600;
/** A player who missed less than this cannot be distinguished from one who was there throughout. */
const NEARLY_ALL_MS = 12_000;
/** The engine's player minutes are this much below the clock. */
const SHORT_MS = 1_300;

/**
 * Returns each value of the row that differs from the known one, in words.
 *
 * @param source of the length of the round; null if there is no reliable one, so that times prove nothing.
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
