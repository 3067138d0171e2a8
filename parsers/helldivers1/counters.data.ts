/** The counters of one front of a war, as the answers name them. */
export const COUNTERS = [
  'season_duration',
  'players',
  'total_unique_players',
  'missions',
  'successful_missions',
  'total_mission_difficulty',
  'completed_planets',
  'defend_events',
  'successful_defend_events',
  'attack_events',
  'successful_attack_events',
  'deaths',
  'kills',
  'accidentals',
  'shots',
  'hits',
] as const;
export type Counter = (typeof COUNTERS)[number];
export type Counters = Readonly<Record<Counter, bigint>>;
