import type { Feat, PlayerHighlight } from '../../stats/recap/highlight.ts';
import { cleanName } from '../text/clean-name.ts';
import { formatNumber } from '../text/format-numbers.ts';

export const FEAT_WORDS = {
  spree: 'kills in a row without dying',
  multikill: 'kills within a breath',
  kills: 'kills in one round',
  damage: 'damage in one round',
  headshot_kills: 'headshot kills in one round',
  gibs: 'gibs in one round',
  useful_kills: 'kills in one round that cost a whole wave',
  assists: 'assists in one round',
  revives: 'revives in one round',
  dynamite: 'dynamites planted',
  defused: 'dynamites defused',
  repairs: 'repairs',
} as const satisfies Record<Feat, string>;

/** Short words for a picture: what it was, and how rare. */
export function featLabel({ rarity, map }: PlayerHighlight): string {
  const labels = {
    server_record: 'Server record',
    map_record: 'Map record',
    personal_best: 'Personal best',
    session_best: 'Best of the evening',
  } as const satisfies Record<PlayerHighlight['rarity'], string>;
  return map === null ? labels[rarity] : `${labels[rarity]}, ${cleanName(map)}`;
}

/** The number with its unit: "31 kills in one round". */
export function featValue({ feat, value }: PlayerHighlight, locale: string): string {
  return `${formatNumber(value, locale)} ${FEAT_WORDS[feat]}`;
}
