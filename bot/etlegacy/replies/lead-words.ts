import type { LeadStat } from '../../../stats/etlegacy/matches/match-card.ts';

/** The categories in which a player leads on a map. */
export const LEAD_WORDS = {
  kills: 'the most kills',
  damage: 'the most damage',
  revives: 'the most revives',
  objectives: 'the most objective acts',
  useful_kills: 'the most useful kills',
  headshot_kills: 'the most headshot kills',
  assists: 'the most kill assists',
  gibs: 'the most gibs',
  points: 'the most points',
} as const satisfies Record<LeadStat, string>;
