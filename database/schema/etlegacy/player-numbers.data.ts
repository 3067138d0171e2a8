// The numbers of one player in one round. Adding a column here adds it to the row that an import writes, to the table
// type, and (if `sum-columns.data.ts` has it too) to the sums.

/** Added up over the weapons of the player. */
export const WEAPON_TOTALS = [
  'kills',
  'deaths',
  'headshots',
  'shots',
  'hits',
  'bullet_shots',
  'bullet_hits',
] as const;

/** One column per counter of `parsers/etlegacy/document/fields.ts`, in the order of the table, which differs from that of the file. */
export const PLAYER_COUNTERS = [
  'damage_given',
  'damage_received',
  'team_damage_given',
  'team_damage_received',
  'gibs',
  'team_gibs',
  'self_kills',
  'team_kills',
  'xp',
  'killing_spree',
  'death_spree',
  'kill_assists',
  'kill_steals',
  'headshot_kills',
  'obj_stolen',
  'obj_returned',
  'dyn_planted',
  'dyn_defused',
  'times_revived',
  'revives_given',
  'useful_kills',
  'useless_kills',
  'full_selfkills',
  'denied_s',
  'multi2',
  'multi3',
  'multi4',
  'multi5',
  'multi6',
  'repairs',
] as const;

export type PlayerNumber = (typeof WEAPON_TOTALS)[number] | (typeof PLAYER_COUNTERS)[number];
/** null: unknown, because the file has no such column or the number cannot be separated from another round. */
export type PlayerNumbers = Record<PlayerNumber, number | null>;
