// The script's line grew over the years; each layout lists its columns after the weapons from left to right.
const LAYOUTS = [33, 36, 37, 38] as const;
export type Layout = (typeof LAYOUTS)[number];

const COMMON = [
  'damageGiven',
  'damageReceived',
  'teamDamageGiven',
  'teamDamageReceived',
  'gibs',
  'selfKills',
  'teamKills',
  'teamGibs',
  'alivePercent',
  'xp',
  'killingSpree',
  'deathSpree',
  'killAssists',
  'killSteals',
  'headshotKills',
  'objStolen',
  'objReturned',
  'dynPlanted',
  'dynDefused',
  'timesRevived',
  'bullets',
  'dpm',
  'minutes',
  'tank',
  'deadPercent',
  'deadMinutes',
  'killRatio',
  'usefulKills',
] as const;
const MULTI = ['multi2', 'multi3', 'multi4', 'multi5', 'multi6'] as const;
const LATER = ['deniedS', ...MULTI, 'uselessKills', 'fullSelfkills'] as const;

const WIDEST = [...COMMON, ...LATER, 'repairs', 'revivesGiven'] as const;
export type Column = (typeof WIDEST)[number];

export const COLUMNS = {
  33: [...COMMON, ...MULTI],
  36: [...COMMON, ...LATER],
  37: [...COMMON, ...LATER, 'repairs'],
  38: WIDEST,
} as const satisfies Record<Layout, readonly Column[]>;
