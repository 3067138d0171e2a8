/** What was done with a weapon over some rounds. */
export type WeaponTotals = {
  /** Rounds of players in which the weapon was used. */
  readonly rounds: number;
  /** Those of them that tell shots; the next three are sums over these, null without any. */
  readonly toldRounds: number;
  readonly hits: number | null;
  readonly shots: number | null;
  readonly headshots: number | null;
  readonly kills: number;
  /** How often enemies killed with it: the deaths of the players who have the row. */
  readonly deaths: number;
};

/** Sums as they are stored: rounds that do not tell shots add none. */
export type WeaponSums = Readonly<
  Record<'rounds' | 'hits' | 'shots' | 'headshots' | 'kills' | 'deaths', number>
>;

/** @param untold how many of the rounds do not tell shots. */
export function toWeaponTotals({ hits, shots, headshots, ...sums }: WeaponSums, untold = 0): WeaponTotals {
  const toldRounds = sums.rounds - untold;
  const aim = toldRounds > 0 ? { hits, shots, headshots } : { hits: null, shots: null, headshots: null };
  return { ...sums, toldRounds, ...aim };
}

/** Hits of shots, and head hits of hits, 0 to 1; null where nothing was shot or hit, or nothing tells it. */
export function aimOf({ hits, shots, headshots }: Pick<WeaponTotals, 'hits' | 'shots' | 'headshots'>): {
  readonly accuracy: number | null;
  readonly headshots: number | null;
} {
  const share = (part: number | null, whole: number | null): number | null =>
    part === null || whole === null || whole <= 0 ? null : part / whole;
  return { accuracy: share(hits, shots), headshots: share(headshots, hits) };
}
