import { formatWhole } from '../../../charts/text/format.ts';
import { markPart } from '../../../../wording/mark-part.ts';
import type { ScoreboardPlayer } from './scoreboard-props.ts';

/** A total of a player, marked where one of the rounds does not tell it. */
export function sayTotal(player: ScoreboardPlayer, name: 'damage' | 'revives'): string {
  return markPart(formatWhole(player[name]), player.parts?.includes(name) === true);
}
