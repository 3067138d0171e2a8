// The parts of a recap that all pictures of an evening share.
import type {
  RecapBlock,
  RecapMap,
  RecapPlayer,
  SessionRecap,
} from '../../../../stats/etlegacy/recap/session-recap.ts';
import type { LineupIndex } from '../lineup/place-lineup.ts';
import type { PlayedMap } from '../session/played-map.ts';
import { cleanName } from '../../../../wording/clean-name.ts';
import type { SessionHead } from '../session/session-props.ts';

/** The two line-ups of the evening; null if the teams changed during it, or are unknown. */
export function onlyBlock(recap: Pick<SessionRecap, 'blocks'>): RecapBlock | null {
  return recap.blocks.length === 1 ? (recap.blocks[0] ?? null) : null;
}

export function sessionHead(recap: Pick<SessionRecap, 'blocks' | 'date'>): SessionHead {
  const block = onlyBlock(recap);
  return {
    title: longDate(recap.date),
    lineups: block === null ? null : [cleanName(block.teams.a.name), cleanName(block.teams.b.name)],
  };
}

export function lineupOf(recap: SessionRecap, { side }: Pick<RecapPlayer, 'side'>): LineupIndex {
  if (onlyBlock(recap) === null || side === null) return null;
  return side === 'a' ? 0 : 1;
}

/** A map from the view of the two teams of its block. */
export function playedMap(recap: SessionRecap, map: RecapMap): PlayedMap {
  const teams = map.block === null ? undefined : recap.blocks[map.block]?.teams;
  const winner = winnerOf(map);
  return {
    map: cleanName(map.map),
    state: map.result === 'unfinished' ? 'unfinished' : 'complete',
    lineups: teams === undefined ? null : [cleanName(teams.a.name), cleanName(teams.b.name)],
    winner,
    ...timesOf(map, winner),
  };
}

/** If the teams are unknown, the first attackers come first. */
function winnerOf({ firstWon, first }: RecapMap): 0 | 1 | null {
  if (firstWon === null) return null;
  return firstWon === (first !== 'b') ? 0 : 1;
}

/** For last man standing the length of the round, as the time of its winner. */
function timesOf(
  { r1, r2, single, first, gameType }: RecapMap,
  winner: 0 | 1 | null,
): Pick<PlayedMap, 'seconds' | 'single'> {
  const inOrder = (times: PlayedMap['seconds']): PlayedMap['seconds'] =>
    first === 'b' ? [times[1], times[0]] : times;
  if (single === null) return { seconds: inOrder([attackTime(r1), attackTime(r2)]) };
  if (single.attackers !== null)
    return {
      seconds: inOrder([attackTime(single), null]),
      single: { gameType, attacker: first === 'b' ? 1 : 0 },
    };
  const { durationS } = single;
  return {
    seconds: winner === 1 ? [null, durationS] : [durationS, null],
    single: { gameType, attacker: null },
  };
}

function attackTime(round: RecapMap['r1']): number | null {
  return round?.outcome === 'completed' ? round.durationS : null;
}

/** Dates of servers are already local, so no zone may shift them. */
function longDate(date: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' });
  return format.format(new Date(`${date}T00:00:00Z`));
}
