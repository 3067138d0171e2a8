import { type CountingRow, longestChain } from '../../formulas/sums.ts';
import type { SumName } from '../../formulas/sum-columns.ts';
import type { Feat } from './highlight.ts';

type FeatSpec = {
  readonly column: SumName;
  /** The same in a single round. */
  readonly pick: (row: CountingRow) => number | null;
  /** round: the best single round; evening: the sum. Only the value of a single round can be a record. */
  readonly span: 'round' | 'evening';
  /** Smaller values are not reported. */
  readonly least: number;
  /** Larger values are not believed: a chat message can forge what the script reads from the server's log. */
  readonly most: number;
  /** Done for the team, so that medics and engineers are mentioned too. */
  readonly isSupport: boolean;
};

const fighting = { span: 'round', most: Number.POSITIVE_INFINITY, isSupport: false } as const;

export const FEAT_SPECS = {
  spree: { column: 'killing_spree', pick: (row) => row.killing_spree, least: 5, ...fighting },
  multikill: { column: 'best_multi', pick: longestChain, least: 3, ...fighting },
  kills: { column: 'best_kills', pick: (row) => row.kills, least: 10, ...fighting },
  damage: { column: 'best_damage_given', pick: (row) => row.damage_given, least: 1500, ...fighting },
  headshot_kills: { column: 'best_headshot_kills', pick: (row) => row.headshot_kills, least: 3, ...fighting },
  gibs: { column: 'best_gibs', pick: (row) => row.gibs, least: 5, ...fighting },
  useful_kills: { column: 'best_useful_kills', pick: (row) => row.useful_kills, least: 5, ...fighting },
  assists: { column: 'best_kill_assists', pick: (row) => row.kill_assists, least: 5, ...fighting },
  revives: {
    column: 'best_revives',
    pick: (row) => row.revives,
    span: 'round',
    least: 4,
    most: 200,
    isSupport: true,
  },
  dynamite: {
    column: 'dyn_planted',
    pick: (row) => row.dyn_planted,
    span: 'evening',
    least: 3,
    most: 60,
    isSupport: true,
  },
  defused: {
    column: 'dyn_defused',
    pick: (row) => row.dyn_defused,
    span: 'evening',
    least: 2,
    most: 60,
    isSupport: true,
  },
  repairs: {
    column: 'repairs',
    pick: (row) => row.repairs,
    span: 'evening',
    least: 4,
    most: 60,
    isSupport: true,
  },
} as const satisfies Record<Feat, FeatSpec>;
