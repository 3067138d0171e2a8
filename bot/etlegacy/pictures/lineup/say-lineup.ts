import type { LineupIndex } from './place-lineup.ts';
import { plainName } from '../../../charts/text/name-run.ts';
import type { NameRun } from '../../../charts/text/name-run.ts';

const LETTERS = ['A', 'B'] as const;

/** The two line-ups with the letters that mark players in an alt text, which are short because there are many players. */
export function sayLineups([a, b]: readonly [string, string]): string {
  return `${LETTERS[0]} ${a} against ${LETTERS[1]} ${b}`;
}

/** A player with the letter of the line-up, if there are line-ups. */
export function sayMember(
  player: { readonly nameRuns: readonly NameRun[]; readonly lineup: LineupIndex },
  hasLineups: boolean,
): string {
  const name = plainName(player.nameRuns);
  if (!hasLineups) return name;
  return `${name} (${player.lineup === null ? 'both' : LETTERS[player.lineup]})`;
}
