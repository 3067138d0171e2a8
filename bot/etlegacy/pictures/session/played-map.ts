import type { PlayedType } from '../../../../database/schema/etlegacy.ts';
import { formatClock } from '../../../charts/text/format.ts';

/** A map of an evening, in the form that its pictures use. */
export type PlayedMap = {
  readonly map: string;
  readonly state: 'complete' | 'unfinished';
  /** The two teams that played it; null if unknown: then the first attackers come first. */
  readonly lineups: readonly [string, string] | null;
  /** Index of the winner of the two; null for a draw or an unfinished map. */
  readonly winner: 0 | 1 | null;
  /** Attack times of the two in seconds; null if the attack failed or there was none. */
  readonly seconds: readonly [number | null, number | null];
  /** For a map of one round, with the index of the team that attacked; null in last man standing, without attackers. */
  readonly single?: { readonly gameType: PlayedType; readonly attacker: 0 | 1 | null };
  /** Of several rounds of last man standing that are shown as one map: how many each of the two won; others were drawn. */
  readonly score?: readonly [number, number];
};

/** Who won a map, in words. */
export function sayWinner(map: PlayedMap): string {
  if (map.state === 'unfinished') return 'unfinished';
  return map.winner === null ? 'draw' : namesOn(map)[map.winner];
}

/** The names of the two teams of a map. */
export function namesOn({
  lineups,
  single,
}: Pick<PlayedMap, 'lineups' | 'single'>): readonly [string, string] {
  if (lineups !== null) return lineups;
  if (single === undefined) return ['attacked first', 'attacked second'];
  return single.attacker === null ? ['one side', 'the other side'] : ['attackers', 'defenders'];
}

/** The results of attacks: a time, "held", or a dash for an unfinished map; in last man standing its length, or the score of several rounds. */
export function sayAttacks(map: PlayedMap, between: string): string {
  const { single, score } = map;
  if (score !== undefined) return `${score.join(between)} rounds`;
  if (single?.attacker === null) return formatClock(map.seconds.find((seconds) => seconds !== null) ?? null);
  const seconds = single === undefined ? map.seconds : [map.seconds[single.attacker]];
  return seconds
    .map((time) => (time === null && map.state === 'complete' ? 'held' : formatClock(time)))
    .join(between);
}
