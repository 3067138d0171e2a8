import type { Feat } from '../../stats/recap/highlight.ts';

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
