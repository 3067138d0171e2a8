// All formulas, each once. Damage is in hp, times in the sums are in milliseconds, shares are percentages (0 to 100).
import type { Formula as FormulaOver, Terms as TermsOf } from '../../formulas/formula.ts';
import type { SumName } from './sum-columns.ts';

type Formula = FormulaOver<SumName>;
type Terms = TermsOf<SumName>;

const MINUTE = 60_000;

function total(...of: Terms): Formula {
  return { kind: 'total', of };
}

/** null if the denominator is 0. */
function ratio(top: Terms, bottom: Terms, scale = 1): Formula {
  return { kind: 'ratio', top, bottom, scale, whenZero: 'none' };
}

export const FORMULAS = {
  rounds: total('rounds'),
  minutes: total(['time_ms', 1 / MINUTE]),

  kills: total('kills'),
  deaths: total('deaths'),
  /** Without a death: the kills. Counts only deaths by enemies. */
  kd: { kind: 'ratio', top: ['kills'], bottom: ['deaths'], scale: 1, whenZero: 'one' },
  efficiency: ratio(['kills'], ['kills', 'deaths'], 100),
  killsPerMinute: ratio(['kills'], ['time_ms'], MINUTE),
  killsPerRound: ratio(['kills'], ['rounds']),
  deathsPerRound: ratio(['deaths'], ['rounds']),

  damage: total('damage_given'),
  damageReceived: total('damage_received'),
  /** Damage given per minute in a team. */
  dpm: ratio(['damage_given'], ['time_ms'], MINUTE),
  /** Damage given per minute alive, also called frag potential. */
  dpmAlive: ratio(['alive_damage_given'], ['alive_ms'], MINUTE),
  damagePerRound: ratio(['damage_given'], ['rounds']),
  damageRatio: ratio(['damage_given'], ['damage_received']),
  attackDpm: ratio(['attack_damage_given'], ['attack_time_ms'], MINUTE),
  defenceDpm: ratio(['defence_damage_given'], ['defence_time_ms'], MINUTE),
  steadiness: {
    kind: 'steadiness',
    least: 10,
    count: 'dpm_rounds',
    sum: 'dpm_sum',
    squares: 'dpm_squares',
  },

  /** Only bullet weapons, because one explosive can hit several players. */
  accuracy: ratio(['bullet_hits'], ['bullet_shots'], 100),
  headshots: total('headshots'),
  /** Head hits as a share of all bullet hits. */
  headshotShare: ratio(['headshots'], ['bullet_hits'], 100),
  headshotKills: total('headshot_kills'),
  headshotKillShare: ratio(['headshot_kills'], ['kills'], 100),

  gibs: total('gibs'),
  gibShare: ratio(['gibs'], ['kills'], 100),
  usefulKills: total('useful_kills'),
  usefulShare: ratio(['useful_kills'], ['kills'], 100),
  uselessKills: total('useless_kills'),
  deniedMinutes: total(['denied_s', 1 / 60]),
  /** Seconds that enemies spent dead or waiting to respawn, per minute played. */
  deniedPerMinute: ratio(['denied_s'], ['denied_time_ms'], MINUTE),
  killAssists: total('kill_assists'),
  killSteals: total('kill_steals'),
  killingSpree: total('killing_spree'),
  deathSpree: total('death_spree'),
  /** Kills in multi kills of two to six. */
  multikills: total(['multi2', 2], ['multi3', 3], ['multi4', 4], ['multi5', 5], ['multi6', 6]),

  revives: total('revives'),
  revivesPerRound: ratio(['revives'], ['rounds']),
  timesRevived: total('times_revived'),
  survival: ratio(['alive_ms'], ['alive_time_ms'], 100),
  aliveMinutes: total(['alive_ms', 1 / MINUTE]),
  deadMinutes: total(['alive_time_ms', 1 / MINUTE], ['alive_ms', -1 / MINUTE]),
  /** Damage taken per death, in multiples of a full health of 130 hp. */
  tank: ratio(['damage_received'], ['deaths'], 1 / 130),
  selfKills: total('self_kills'),
  fullSelfkills: total('full_selfkills'),
  teamKills: total('team_kills'),
  teamDamage: total('team_damage_given'),
  /** As a share of all damage given to anybody. */
  teamDamageShare: ratio(['team_damage_given'], ['damage_given', 'team_damage_given'], 100),

  dynamitePlanted: total('dyn_planted'),
  dynamiteDefused: total('dyn_defused'),
  objectivesStolen: total('obj_stolen'),
  objectivesReturned: total('obj_returned'),
  repairs: total('repairs'),
  objectives: total('dyn_planted', 'dyn_defused', 'obj_stolen', 'obj_returned', 'repairs'),

  xp: total('xp'),
  xpPerRound: ratio(['xp'], ['rounds']),
  maps: total('matches'),
  wins: total('wins'),
  winShare: ratio(['wins'], ['matches'], 100),
  /** Points for the most valuable player of a map. */
  mvp: total(
    ['kills', 3],
    ['revives', 2],
    ['kill_assists', 1],
    ['dyn_planted', 4],
    ['dyn_defused', 4],
    ['deaths', -1],
    ['team_kills', -3],
  ),
  bestKills: total('best_kills'),
  bestDamage: total('best_damage_given'),
  bestRevives: total('best_revives'),
} as const satisfies Record<string, Formula>;

export type FormulaName = keyof typeof FORMULAS;
