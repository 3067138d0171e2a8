// All formulas, each once. Damage is in hp, times in the sums are in milliseconds, shares are percentages (0 to 100).
// JSON documents, event logs and older scripts do not tell everything: `told` names the column that counts the rounds that do.
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

type Told = NonNullable<Formula['told']>;

/** The same over the rounds that tell it: a total of any of them, a rate of at least half of the player's rounds. */
function told<Over extends Formula>(known: SumName, formula: Over): Over & { readonly told: Told } {
  const least = formula.kind === 'total' ? 'some' : 'half';
  return { ...formula, told: { known: [known], rows: 'rounds', least } };
}

export const FORMULAS = {
  rounds: total('rounds'),
  /** Of at least half of the rounds, because it is read beside the number of rounds. */
  minutes: {
    ...total(['time_ms', 1 / MINUTE]),
    told: { known: ['timed_rounds'], rows: 'rounds', least: 'half' },
  },

  kills: total('kills'),
  deaths: total('deaths'),
  /** Without a death: the kills. Counts only deaths by enemies. */
  kd: { kind: 'ratio', top: ['kills'], bottom: ['deaths'], scale: 1, whenZero: 'one' },
  efficiency: ratio(['kills'], ['kills', 'deaths'], 100),
  killsPerMinute: told('timed_rounds', ratio(['timed_kills'], ['time_ms'], MINUTE)),
  killsPerRound: ratio(['kills'], ['rounds']),
  deathsPerRound: ratio(['deaths'], ['rounds']),

  damage: told('damage_rounds', total('damage_given')),
  damageReceived: told('damage_rounds', total('damage_received')),
  /** Damage given per minute in a team. */
  dpm: told('timed_rounds', ratio(['timed_damage_given'], ['damage_time_ms'], MINUTE)),
  /** Damage given per minute alive, also called frag potential. */
  dpmAlive: told('alive_rounds', ratio(['alive_damage_given'], ['alive_ms'], MINUTE)),
  damagePerRound: told('damage_rounds', ratio(['damage_given'], ['damage_rounds'])),
  damageRatio: told('damage_rounds', ratio(['damage_given'], ['damage_received'])),
  attackDpm: told('timed_rounds', ratio(['attack_damage_given'], ['attack_time_ms'], MINUTE)),
  defenceDpm: told('timed_rounds', ratio(['defence_damage_given'], ['defence_time_ms'], MINUTE)),
  steadiness: told('timed_rounds', {
    kind: 'steadiness',
    least: 10,
    count: 'dpm_rounds',
    sum: 'dpm_sum',
    squares: 'dpm_squares',
  }),

  /** Only bullet weapons, because one explosive can hit several players. */
  accuracy: told('aim_rounds', ratio(['bullet_hits'], ['bullet_shots'], 100)),
  headshots: told('aim_rounds', total('headshots')),
  /** Head hits as a share of all bullet hits. */
  headshotShare: told('aim_rounds', ratio(['headshots'], ['bullet_hits'], 100)),
  headshotKills: told('lua_rounds', total('headshot_kills')),
  headshotKillShare: told('lua_rounds', ratio(['headshot_kills'], ['lua_kills'], 100)),

  gibs: told('gib_rounds', total('gibs')),
  gibShare: told('gib_rounds', ratio(['gibs'], ['gib_kills'], 100)),
  usefulKills: told('lua_rounds', total('useful_kills')),
  usefulShare: told('lua_rounds', ratio(['useful_kills'], ['lua_kills'], 100)),
  uselessKills: told('wave_rounds', total('useless_kills')),
  deniedMinutes: told('wave_rounds', total(['denied_s', 1 / 60])),
  /** Seconds that enemies spent dead or waiting to respawn, per minute played. */
  deniedPerMinute: told('denied_rounds', ratio(['timed_denied_s'], ['denied_time_ms'], MINUTE)),
  killAssists: told('lua_rounds', total('kill_assists')),
  killSteals: told('lua_rounds', total('kill_steals')),
  killingSpree: told('lua_rounds', total('killing_spree')),
  deathSpree: told('lua_rounds', total('death_spree')),
  /** Kills in multi kills of two to six. */
  multikills: told(
    'lua_rounds',
    total(['multi2', 2], ['multi3', 3], ['multi4', 4], ['multi5', 5], ['multi6', 6]),
  ),

  revives: told('revive_rounds', total('revives')),
  revivesPerRound: told('revive_rounds', ratio(['revives'], ['revive_rounds'])),
  timesRevived: told('lua_rounds', total('times_revived')),
  survival: told('alive_rounds', ratio(['alive_ms'], ['alive_time_ms'], 100)),
  aliveMinutes: told('alive_rounds', total(['alive_ms', 1 / MINUTE])),
  deadMinutes: told('alive_rounds', total(['alive_time_ms', 1 / MINUTE], ['alive_ms', -1 / MINUTE])),
  /** Damage taken per death, in multiples of a full health of 130 hp. */
  tank: told('damage_rounds', ratio(['damage_received'], ['damage_deaths'], 1 / 130)),
  selfKills: told('own_rounds', total('self_kills')),
  fullSelfkills: told('wave_rounds', total('full_selfkills')),
  teamKills: told('own_rounds', total('team_kills')),
  teamDamage: told('damage_rounds', total('team_damage_given')),
  /** As a share of all damage given to anybody. */
  teamDamageShare: told(
    'damage_rounds',
    ratio(['team_damage_given'], ['damage_given', 'team_damage_given'], 100),
  ),

  dynamitePlanted: told('lua_rounds', total('dyn_planted')),
  dynamiteDefused: told('lua_rounds', total('dyn_defused')),
  objectivesStolen: told('lua_rounds', total('obj_stolen')),
  objectivesReturned: told('lua_rounds', total('obj_returned')),
  repairs: told('repair_rounds', total('repairs')),
  objectives: told(
    'lua_rounds',
    total('dyn_planted', 'dyn_defused', 'obj_stolen', 'obj_returned', 'repairs'),
  ),

  xp: told('xp_rounds', total('xp')),
  xpPerRound: told('xp_rounds', ratio(['xp'], ['xp_rounds'])),
  maps: total('matches'),
  wins: { ...total('wins'), told: { known: ['matches'], least: 'some' } },
  winShare: ratio(['wins'], ['matches'], 100),
  /** Points for the most valuable player of a map; what no document tells adds nothing, and the points are a part. */
  mvp: {
    ...total(
      ['kills', 3],
      ['revives', 2],
      ['kill_assists', 1],
      ['dyn_planted', 4],
      ['dyn_defused', 4],
      ['deaths', -1],
      ['team_kills', -3],
    ),
    told: { known: ['lua_rounds', 'revive_rounds', 'own_rounds'], rows: 'rounds', least: 'none' },
  },
  bestKills: total('best_kills'),
  bestDamage: told('damage_rounds', total('best_damage_given')),
  bestRevives: told('revive_rounds', total('best_revives')),
} as const satisfies Record<string, Formula>;

export type FormulaName = keyof typeof FORMULAS;
