import type { FormRound } from '../../../../stats/etlegacy/players/fetch-player-form.ts';
import { cleanName } from '../../../../wording/clean-name.ts';

/** A round in a line or table: its map, with the number of the round where the map has two. */
export function formRoundName({ map, label }: Pick<FormRound, 'map' | 'label'>): string {
  return label === null ? cleanName(map) : `${cleanName(map)} ${label}`;
}
