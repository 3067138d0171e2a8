// The columns that sessions, months and years add up, in the order of the tables.

/** A column of a table of sums, and the expression over counting rows that makes it. */
type Sum = readonly [column: string, expression: string];

/** Counters of a row that are simply added up. */
const COUNTERS = `
  kills deaths headshots shots hits bullet_shots bullet_hits damage_given damage_received
  team_damage_given team_damage_received gibs team_gibs self_kills team_kills xp kill_assists kill_steals
  headshot_kills obj_stolen obj_returned dyn_planted dyn_defused times_revived revives useful_kills
  multi2 multi3 multi4 multi5 multi6`
  .trim()
  .split(/\s+/);

/** Tenths of damage per minute, rounded. Impossible values are capped, so that their squares fit into a bigint. */
export const DPM10 = `least((damage_given * 1200000::bigint + time_ms) / nullif(2 * time_ms::bigint, 0), 100000)`;

/** How long a round was for a player, as far as anything tells: minimums of minutes use it, nothing is divided by it. */
const PLAYED_MS = `coalesce(time_ms, duration_ms, 0)`;

/** Objective, campaign and map vote look alike in most documents; without a statement they are one type of its own. */
export const GAME_TYPE = `coalesce(r.game_type, 'single')`;

/** The rounds that have a value in a column. */
function toldIn(column: string): string {
  return `count(*) filter (where ${column} is not null and time_ms is distinct from 0)`;
}

function toldBy(group: string, column: string): readonly Sum[] {
  return [
    [`${group}_rounds`, toldIn(column)],
    [`${group}_ms`, `coalesce(sum(${PLAYED_MS}) filter (where ${column} is not null), 0)`],
  ];
}

const ADDED: readonly Sum[] = [
  ['rounds', `count(*) filter (where time_ms is distinct from 0)`],
  ['time_ms', `coalesce(sum(time_ms), 0)`],
  ...COUNTERS.map((name): Sum => [name, `coalesce(sum(${name}), 0)`]),

  // Counters that some layouts lack: the sum, and the time or the rounds over which it was counted.
  ['alive_ms', `coalesce(sum(alive_ms), 0)`],
  ['alive_time_ms', `coalesce(sum(time_ms) filter (where alive_ms is not null), 0)`],
  ['alive_damage_given', `coalesce(sum(damage_given) filter (where alive_ms is not null), 0)`],
  ['denied_s', `coalesce(sum(denied_s), 0)`],
  ['denied_time_ms', `coalesce(sum(time_ms) filter (where denied_s is not null), 0)`],
  ['useless_kills', `coalesce(sum(useless_kills), 0)`],
  ['full_selfkills', `coalesce(sum(full_selfkills), 0)`],
  ['wave_rounds', `count(*) filter (where useless_kills is not null)`],
  ['repairs', `coalesce(sum(repairs), 0)`],
  ['repair_rounds', `count(*) filter (where repairs is not null)`],

  [
    'attack_damage_given',
    `coalesce(sum(damage_given) filter (where is_attacker and time_ms is not null), 0)`,
  ],
  ['attack_time_ms', `coalesce(sum(time_ms) filter (where is_attacker and damage_given is not null), 0)`],
  [
    'defence_damage_given',
    `coalesce(sum(damage_given) filter (where not is_attacker and time_ms is not null), 0)`,
  ],
  [
    'defence_time_ms',
    `coalesce(sum(time_ms) filter (where not is_attacker and damage_given is not null), 0)`,
  ],

  // For steadiness, from rounds longer than a minute: number, sum and sum of squares of DPM in tenths.
  ['dpm_rounds', `count(*) filter (where time_ms > 60000 and damage_given is not null)`],
  ['dpm_sum', `coalesce(sum(dpm10) filter (where time_ms > 60000 and damage_given is not null), 0)`],
  [
    'dpm_squares',
    `coalesce(sum(dpm10 * dpm10) filter (where time_ms > 60000 and damage_given is not null), 0)`,
  ],
];

/** Not every document tells every counter: how many rounds tell one, how long they were, and what its share is divided by. */
const TOLD: readonly Sum[] = [
  ['timed_rounds', `count(*) filter (where time_ms > 0)`],
  ['played_ms', `coalesce(sum(${PLAYED_MS}), 0)`],
  ['timed_kills', `coalesce(sum(kills) filter (where time_ms is not null), 0)`],
  ['timed_damage_given', `coalesce(sum(damage_given) filter (where time_ms is not null), 0)`],
  ['damage_time_ms', `coalesce(sum(time_ms) filter (where damage_given is not null), 0)`],
  ...toldBy('damage', 'damage_given'),
  ['damage_deaths', `coalesce(sum(deaths) filter (where damage_given is not null), 0)`],
  ...toldBy('gib', 'gibs'),
  ['gib_kills', `coalesce(sum(kills) filter (where gibs is not null), 0)`],
  ...toldBy('lua', 'killing_spree'),
  ['lua_kills', `coalesce(sum(kills) filter (where killing_spree is not null), 0)`],
  ...toldBy('xp', 'xp'),
  ...toldBy('aim', 'bullet_shots'),
  ['own_rounds', toldIn('self_kills')],
  ['revive_rounds', toldIn('revives')],
  ['alive_rounds', toldIn('alive_ms')],
  ['denied_rounds', `count(*) filter (where denied_s is not null and time_ms > 0)`],
  ['timed_denied_s', `coalesce(sum(denied_s) filter (where time_ms is not null), 0)`],
];

/** The best single round. */
const MAXIMA: readonly Sum[] = [
  ['killing_spree', `coalesce(max(killing_spree), 0)`],
  ['death_spree', `coalesce(max(death_spree), 0)`],
  ['best_kills', `coalesce(max(kills), 0)`],
  ['best_damage_given', `coalesce(max(damage_given), 0)`],
  ['best_revives', `coalesce(max(revives), 0)`],
  ['best_gibs', `coalesce(max(gibs), 0)`],
  ['best_headshot_kills', `coalesce(max(headshot_kills), 0)`],
  ['best_useful_kills', `coalesce(max(useful_kills), 0)`],
  ['best_kill_assists', `coalesce(max(kill_assists), 0)`],
  [
    'best_multi',
    `coalesce(max(case when multi6 > 0 then 6 when multi5 > 0 then 5 when multi4 > 0 then 4
      when multi3 > 0 then 3 when multi2 > 0 then 2 else 0 end), 0)`,
  ],
];

/** What is computed from the rows of a player. */
export const ROW_SUMS: readonly Sum[] = [...ADDED, ...MAXIMA, ...TOLD];
/** What is computed from the matches of a player. */
export const OUTCOMES = ['matches', 'wins', 'losses', 'draws'];
/** The columns of a player. */
export const PLAYER_COLUMNS = [...ROW_SUMS.map(([column]) => column), ...OUTCOMES];
/** Those of which the largest counts, over sessions too; the others add up. */
export const BESTS = MAXIMA.map(([column]) => column);

export const WEAPON_COUNTERS = ['hits', 'shots', 'kills', 'deaths', 'headshots'];
export const WEAPON_COLUMNS = ['rounds', ...WEAPON_COUNTERS];
