export type LawName = 'kills' | 'damage' | 'teamDamage' | 'revives' | 'syringe';

export type Law = {
  /** 'unknown': a column is missing, or the numbers of some player are unknown. */
  readonly verdict: 'kept' | 'broken' | 'unknown';
  readonly left: number | null;
  readonly right: number | null;
};

/**
 * Sums over all players of a round that must be equal: kills = deaths; damage given = received; team damage given =
 * received; revives given = times revived; revives given = syringe hits (one is counted by the script, the other by the
 * engine).
 */
export type Laws = Readonly<Record<LawName, Law>>;
