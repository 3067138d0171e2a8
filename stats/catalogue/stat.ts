/** Something that can be ranked, compared and explained. `Formulas` are the names of the game's formulas, `Columns` those of its sums. */
export type Stat<Formulas extends string = string, Columns extends string = string> = {
  /** As people type it: lower-case words with underscores. */
  readonly key: string;
  readonly name: string;
  /** Header of a narrow column. */
  readonly short: string;
  /** What is listed together, such as `damage`. */
  readonly group: string;
  /** In words, such as `hp/min`. `percent` goes from 0 to 100; `minutes` are written h:mm:ss; all else is a number with `digits`. */
  readonly unit: string;
  readonly formula: Formulas;
  /** How the value is computed, in a sentence. */
  readonly about: string;
  readonly better: 'higher' | 'lower';
  /** Decimals. */
  readonly digits: number;
  /** rate: a few rounds say little, so gates apply; total: everybody ranks. */
  readonly kind: 'rate' | 'total';
  /** A rate also needs this much of what it is a share of. */
  readonly floor?: Gate<Columns>;
};

/** What a row of sums needs to rank: this much of a column. */
export type Gate<Columns extends string = string> = {
  readonly column: Columns;
  readonly least: number;
  readonly words: string;
};
