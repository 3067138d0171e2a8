import { FEAT_UNITS } from '../pictures/from-stats/feat-units.data.ts';
import type { Feat } from '../../../stats/etlegacy/recap/highlights/highlight.ts';

/** For places with room for a few more words. */
export const FEAT_WORDS = {
  ...FEAT_UNITS,
  spree: 'kills in a row without dying',
  multikill: 'kills less than 3 s apart',
  useful_kills: 'kills in one round that each cost half a wave or more',
} as const satisfies Record<Feat, string>;
