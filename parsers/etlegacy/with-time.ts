import { tenthsOf } from './compare-lines.ts';
import type { DecidedLine, LineVerdict } from './decided-line.ts';
import type { PlayerLine, RoundDocument } from './document/round-document.ts';
import { headerDuration, playersDuration } from './document/round-duration.ts';

export type BuildLine = (now: PlayerLine, base: PlayerLine | undefined, verdict: LineVerdict) => DecidedLine;

/**
 * Builds lines with the time in this round that their verdict gives them.
 *
 * @param before the document whose counters the round may continue; null where there is none.
 */
export function withTimeAfter(before: RoundDocument | null): BuildLine {
  const beforeS = before === null ? null : lengthOf(before);
  return (now, base, verdict) => ({ now, base, verdict, tenths: tenthsIn({ now, base, verdict }, beforeS) });
}

/** Seconds; null where neither the header nor the minutes of players tell it. */
export function lengthOf(document: RoundDocument): number | null {
  const known = headerDuration(document);
  if (known !== null) return known.durationS;
  const longest = Math.max(0, ...document.players.map(tenthsOf));
  return longest === 0 ? null : playersDuration(document.header, longest, false).durationS;
}

function tenthsIn(
  { now, base, verdict }: Pick<DecidedLine, 'now' | 'base' | 'verdict'>,
  beforeS: number | null,
): number {
  if (verdict.mode === 'spectator' || verdict.mode === null) return 0;
  const goesOn = verdict.mode === 'delta' || verdict.mode === 'partial';
  // What goes on from a line that is lost says nothing of this round.
  if (base === undefined) return verdict.mode === 'partial' ? 0 : tenthsOf(now);
  if (!goesOn) return tenthsOf(now);
  if (base.fields.timeMin !== null) return tenthsOf(now) - tenthsOf(base);
  // Nobody was in the round before for longer than it was, so this is the least.
  return beforeS === null ? 0 : Math.max(0, tenthsOf(now) - Math.round(beforeS / 6));
}
