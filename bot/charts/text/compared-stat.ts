import type { StatFormat } from './stat-format.ts';

export type ComparedStat = {
  readonly label: string;
  readonly format: StatFormat;
  readonly better: 'higher' | 'lower';
  /** Some side has done too little for any to be called better. */
  readonly tooFew?: boolean;
  /** One value a side, in the order of the sides. */
  readonly values: readonly (number | null)[];
  /** What an empty and a full bar stand for, such as the 5th and 95th percentile of the league. */
  readonly scale: readonly [number, number];
};
