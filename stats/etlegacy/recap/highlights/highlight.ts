export const FEATS = [
  'spree',
  'multikill',
  'kills',
  'damage',
  'headshot_kills',
  'gibs',
  'useful_kills',
  'assists',
  'revives',
  'dynamite',
  'defused',
  'repairs',
] as const;
export type Feat = (typeof FEATS)[number];

/** server_record: the largest value on this server so far; personal_best: the largest of this player so far. */
export type Rarity = 'server_record' | 'map_record' | 'personal_best' | 'session_best';

export type PlayerHighlight = {
  readonly kind: 'player';
  readonly feat: Feat;
  readonly playerKey: string;
  readonly name: string;
  readonly value: number;
  /** The round; null for a sum over the evening. */
  readonly map: string | null;
  readonly roundId: number | null;
  readonly rarity: Rarity;
  /** The value that was beaten, for records and personal bests. */
  readonly was: number | null;
  /** For records: the first player who reached the beaten value; missing if not known. */
  readonly holder?: RecordHolder;
};

export type MapHighlight = {
  readonly kind: 'map';
  /**
   * fastest: quickest attack ever on that map; close: decided by `value` seconds; comeback: `value` maps or rounds behind and
   * not beaten.
   */
  readonly feat: 'fastest' | 'close' | 'comeback';
  readonly map: string | null;
  readonly roundId: number | null;
  /** The team that achieved it; null if no file states it. */
  readonly team: string | null;
  /** Seconds for fastest and close, maps or rounds for comeback. */
  readonly value: number;
  /** What a comeback counts. */
  readonly unit?: 'map' | 'round';
  readonly was: number | null;
  readonly holder?: RecordHolder;
};

export type RecordHolder = {
  /** null for the achievement of a team. */
  readonly playerKey: string | null;
  readonly name: string | null;
  /** Local date of the evening: 2025-10-14. */
  readonly date: string;
};

export type Highlight = PlayerHighlight | MapHighlight;
