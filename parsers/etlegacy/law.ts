export type LawName = 'kills' | 'damage' | 'teamDamage' | 'revives' | 'syringe';

export type Law = {
  /** 'unknown': a column is missing, or not everybody's numbers are known. */
  readonly verdict: 'kept' | 'broken' | 'unknown';
  readonly left: number | null;
  readonly right: number | null;
};

/**
 * What must balance over all players of a round:
 * kills = deaths; damage given = received; team damage given = received; revives given = times revived;
 * revives given = syringe hits (one is counted by the script, the other by the engine).
 */
export type Laws = Readonly<Record<LawName, Law>>;
