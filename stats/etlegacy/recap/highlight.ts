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

/** server_record: more than ever before on this server; personal_best: more than ever before by this player. */
export type Rarity = 'server_record' | 'map_record' | 'personal_best' | 'session_best';

export type PlayerHighlight = {
  readonly kind: 'player';
  readonly feat: Feat;
  readonly playerKey: string;
  readonly name: string;
  readonly value: number;
  /** Where it happened; null for a sum over the evening. */
  readonly map: string | null;
  readonly roundId: number | null;
  readonly rarity: Rarity;
  /** The value that was beaten, for records and personal bests. */
  readonly was: number | null;
  /** Of records: who had done that first; missing where it is not known. */
  readonly holder?: RecordHolder;
};

export type MapHighlight = {
  readonly kind: 'map';
  /**
   * fastest: quickest attack ever on that map; close: decided by `value` seconds; comeback: `value` points behind and
   * not beaten.
   */
  readonly feat: 'fastest' | 'close' | 'comeback';
  readonly map: string | null;
  readonly roundId: number | null;
  /** The team it is to the credit of; null where no file tells. */
  readonly team: string | null;
  /** Seconds for fastest and close, points for comeback. */
  readonly value: number;
  readonly was: number | null;
  readonly holder?: RecordHolder;
};

export type RecordHolder = {
  /** null for what a team did. */
  readonly playerKey: string | null;
  readonly name: string | null;
  /** Local date of the evening: 2025-10-14. */
  readonly date: string;
};

export type Highlight = PlayerHighlight | MapHighlight;
