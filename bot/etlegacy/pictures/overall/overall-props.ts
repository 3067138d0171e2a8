export type MapTableProps = {
  /** Players and period, such as "all players · Season 3". */
  readonly detail: string;
  /** Most played first. */
  readonly maps: readonly {
    readonly map: string;
    /** The game type, short and in words; absent where all maps have the same. */
    readonly type?: { readonly sign: string; readonly words: string };
    readonly played: number;
    /** Share of attacks that reached the objective, 0 to 1. */
    readonly attacksWon: number | null;
    /** Number of those attacks. */
    readonly attacks: number;
    /** Average time of those attacks in seconds. */
    readonly averageSeconds: number | null;
    /** The fastest of those attacks in seconds. */
    readonly fastestSeconds: number | null;
  }[];
};

/** Whether any of the maps has attacks: in last man standing nobody attacks. */
export function hasAttacks({ maps }: MapTableProps): boolean {
  return maps.length === 0 || maps.some(({ attacks }) => attacks > 0);
}

/** "lms = last man standing, one = one round a map" in lines of three types, in the order of the rows; none where all maps have one. */
export function typeLegend(maps: MapTableProps['maps']): string[] {
  const types = new Map(maps.flatMap(({ type }) => (type === undefined ? [] : [[type.sign, type.words]])));
  const words = [...types].map(([sign, meaning]) => `${sign} = ${meaning}`);
  return words.flatMap((_, at) => (at % 3 === 0 ? [words.slice(at, at + 3).join(', ')] : []));
}

export type WeaponTableProps = {
  readonly detail: string;
  /** Most kills first. */
  readonly weapons: readonly {
    readonly weapon: string;
    readonly kills: number;
    /** 0 to 1; null for weapons without bullets. */
    readonly accuracy: number | null;
    /** Head shots by hits, 0 to 1; null for weapons without bullets. */
    readonly headshots: number | null;
    /** Whether each of the two shares has a large enough sample to be highlighted. */
    readonly isTelling: { readonly accuracy: boolean; readonly headshots: boolean };
  }[];
};
