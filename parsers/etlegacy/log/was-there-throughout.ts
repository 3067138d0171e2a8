import type { EventKind, LogEvent, RoundLog } from '../document/round-log.ts';
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
 */
export function wasThereThroughout(line: WitnessedLine, { verdict, log, isLastMan }: Evidence): boolean {
  const { key32, agreement } = line;
  if (verdict === 'broken' || key32 === null) return false;
  if (agreement.is !== 'agrees' && agreement.is !== 'added') return false;
  const [first, last] = log.seen.get(key32) ?? [Infinity, 0];
  const mostMs = log.lengthMs / SHORT_SHARE;
  if (first > Math.min(FIRST_WAVE_MS, mostMs)) return false;
  return last >= log.lengthMs - Math.min(LAST_PART_MS, mostMs) || (isLastMan && isDead(key32, log));
}

/** At the end; in last man standing nobody spawns again, so a player who died has few more events. */
function isDead(key32: string, { events }: RoundLog): boolean {
  const isAbout = ({ kind, player, victim }: LogEvent): boolean =>
    (kind === 'spawn' || kind === 'suicide'
      ? player
      : DEATHS.has(kind) || kind === 'revive'
        ? victim
        : null) === key32;
  const kind = events.findLast(isAbout)?.kind;
  return kind !== undefined && (kind === 'suicide' || DEATHS.has(kind));
}

const DEATHS: ReadonlySet<EventKind> = new Set(['kill', 'teamkill']);
