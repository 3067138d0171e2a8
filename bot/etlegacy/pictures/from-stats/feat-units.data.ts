import type { Feat } from '../../../../stats/etlegacy/recap/highlights/highlight.ts';

/** The unit of a feat's number. */
export const FEAT_UNITS = {
  spree: 'kills in a row',
  multikill: 'kills at once',
  kills: 'kills in one round',
  damage: 'damage in one round',
  headshot_kills: 'headshot kills in one round',
  gibs: 'gibs in one round',
  useful_kills: 'useful kills in one round',
  assists: 'assists in one round',
  revives: 'revives in one round',
  dynamite: 'dynamites planted',
  defused: 'dynamites defused',
  repairs: 'repairs',
} as const satisfies Record<Feat, string>;
