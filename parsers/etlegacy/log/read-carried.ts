import type { PlayerLine, RoundDocument } from '../document/round-document.ts';
import { markLog } from './log-marks.ts';

/** Self kills and team kills: what the log of the round has, and what the counters have beyond it. */
export type Carried = { readonly told: number; readonly carried: number };

/**
 * What the counters of players contain beyond the event log of this round, so from rounds before it. Without those whom the
 * log does not name, and those of whom it has more than the counters: they reconnected.
 */
export function readCarried({ players, json }: RoundDocument): ReadonlyMap<PlayerLine, Carried> {
  const found = new Map<PlayerLine, Carried>();
  const log = json?.log ?? null;
  if (log === null || !log.isFramed || log.flaws.length > 0) return found;
  const { marks } = markLog(log, json?.engine ?? null);
  for (const line of players) {
    if (line.key32 === undefined || !log.seen.has(line.key32)) continue;
    const own = marks.get(line.key32) ?? [];
    const told = own.filter(({ name }) => name === 'selfKills' || name === 'teamKills').length;
    const carried = sumOf(line) - told;
    if (carried >= 0) found.set(line, { told, carried });
  }
  return found;
}

/** Self kills and team kills of a line. */
export function sumOf({ fields: { selfKills, teamKills } }: PlayerLine): number {
  return (selfKills ?? 0) + (teamKills ?? 0);
}
