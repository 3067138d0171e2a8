import { formatWhole } from '../../../charts/text/format.ts';
import { markPart } from '../../../../wording/mark-part.ts';
import type { OverviewPlayer } from './overview-props.ts';

/** A total of a player, marked where some rounds do not tell it. */
export function sayTotal(player: OverviewPlayer, name: 'kills' | 'revives' | 'points'): string {
  const isPart = name !== 'kills' && player.parts?.includes(name) === true;
  return markPart(formatWhole(player[name]), isPart);
}
