// The parts of a recap that all pictures of an evening share.
import type { RecapBlock, RecapMap, RecapPlayer, SessionRecap } from '../../../stats/recap/session-recap.ts';
import type { LineupIndex } from '../drawing/place-lineup.ts';
import type { SessionHead } from '../pictures/session-props.ts';

/** The two line-ups of the evening; null where players were mixed anew during it, or no file tells. */
export function onlyBlock(recap: SessionRecap): RecapBlock | null {
  return recap.blocks.length === 1 ? (recap.blocks[0] ?? null) : null;
}

export function sessionHead(recap: SessionRecap): SessionHead {
  const block = onlyBlock(recap);
  return {
    title: longDate(recap.date),
    lineups: block === null ? null : [block.teams.a.name, block.teams.b.name],
  };
}

export function lineupOf(recap: SessionRecap, { side }: Pick<RecapPlayer, 'side'>): LineupIndex {
  if (onlyBlock(recap) === null || side === null) return null;
  return side === 'a' ? 0 : 1;
}

export type MapOutcome = {
  readonly map: string;
  readonly state: 'complete' | 'unfinished';
  readonly winner: 0 | 1 | null;
  readonly seconds: readonly [number | null, number | null];
};

/** A map as the line-ups played it: times are those of attacks that got through. */
export function mapOutcome(recap: SessionRecap, map: RecapMap): MapOutcome {
  const [first, second] = [map.r1, map.r2].map((round) =>
    round?.outcome === 'completed' ? round.durationS : null,
  );
  const isSwapped = map.first === 'b';
  const hasLineups = onlyBlock(recap) !== null && map.first !== null;
  const times = [first ?? null, second ?? null] as const;
  return {
    map: map.map,
    state: map.result === 'unfinished' ? 'unfinished' : 'complete',
    winner: !hasLineups || map.winner === null || map.winner === 'draw' ? null : map.winner === 'a' ? 0 : 1,
    seconds: isSwapped ? [times[1], times[0]] : times,
  };
}

/** Dates of servers are local already, so no zone may bend them. */
function longDate(date: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' });
  return format.format(new Date(`${date}T00:00:00Z`));
}
