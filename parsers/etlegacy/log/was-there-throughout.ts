import type { EventKind, RoundLog } from '../document/round-log.ts';
import type { Evidence, WitnessedLine } from './read-evidence.ts';

/**
 * The longest wait for the first spawn, which 1.x does not record, and a final part in which every player has an event.
 */
const FIRST_WAVE_MS = 40_000;
const LAST_PART_MS = 45_000;
/** Of a round that is so short that these two would overlap. */
const SHORT_SHARE = 3;

/**
 * Whether the log proves that a player was in a team from the first wave to the end: there are events in the first and
 * the last part, or in last man standing a death without any after it, and the counters equal the events. Joining and leaving are not recorded, so anything less proves
 * nothing.
 *
 * @param beforeS the length of the round whose counters this one continues; null: unknown, or none.
 */
export function wasThereThroughout(
  line: WitnessedLine,
  { verdict, log, isLastMan }: Evidence,
  beforeS: number | null,
): boolean {
  const { key32, agreement } = line;
  if (verdict === 'broken' || key32 === null || !log.isDated) return false;
  // Spectators left their team before the end.
  if (line.now.team === 'spectator') return false;
  if (agreement.is !== 'agrees' && agreement.is !== 'added') return false;
  const [first, last] = log.seen.get(key32) ?? [Infinity, 0];
  const mostMs = log.lengthMs / SHORT_SHARE;
  if (first > Math.min(FIRST_WAVE_MS, mostMs)) return false;
  if (last >= log.lengthMs - Math.min(LAST_PART_MS, mostMs)) return true;
  if (!isLastMan || !fitsShare(line, key32, log, beforeS)) return false;
  // Nobody spawns again, so who died has few more events.
  return (
    last >= Math.max(mostMs, log.lengthMs - LAST_PART_MS) || livesOf(key32, log).at(-1)?.isAlive === false
  );
}

/**
 * Whether the share alive, as far as it is known of this round alone, is of all of it: who left after dying was alive for a
 * larger share of a shorter time.
 */
function fitsShare(
  { now, base, verdict }: WitnessedLine,
  key32: string,
  log: RoundLog,
  beforeS: number | null,
): boolean {
  const { alivePct } = now.fields;
  if (alivePct === null) return true;
  const aliveMs = aliveIn(key32, log);
  if (verdict.mode === 'raw') return Math.abs(aliveMs - (alivePct / 100) * log.lengthMs) <= SHARE_OFF_MS;
  const before = base?.fields.alivePct ?? null;
  if (verdict.mode !== 'partial' || before === null || beforeS === null) return true;
  const beforeMs = beforeS * 1000;
  const all = (before / 100) * beforeMs + aliveMs;
  return Math.abs(all - (alivePct / 100) * (beforeMs + log.lengthMs)) <= SHARE_OFF_MS;
}

/** Time alive by the log, ms; who is not known to have died lives to the end. */
function aliveIn(key32: string, log: RoundLog): number {
  let aliveMs = 0;
  let since: number | null = null;
  for (const { isAlive, clockMs } of livesOf(key32, log)) {
    if (since !== null && !isAlive) aliveMs += clockMs - since;
    since = isAlive ? (since ?? clockMs) : null;
  }
  return since === null ? aliveMs : aliveMs + log.lengthMs - since;
}

/** Begins and ends of lives, in order. */
function livesOf(
  key32: string,
  { events }: RoundLog,
): { readonly isAlive: boolean; readonly clockMs: number }[] {
  return events.flatMap(({ kind, player, victim, clockMs }) => {
    const about = kind === 'spawn' || kind === 'suicide' ? player : victim;
    const isAlive = kind === 'spawn' || kind === 'revive';
    const isLife = isAlive || kind === 'suicide' || DEATHS.has(kind);
    return isLife && about === key32 ? [{ isAlive, clockMs }] : [];
  });
}

/** The script's first and last moments differ from those of the log by some frames. */
const SHARE_OFF_MS = 2_500;

const DEATHS: ReadonlySet<EventKind> = new Set(['kill', 'teamkill']);
