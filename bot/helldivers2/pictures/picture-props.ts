// What the pictures of the war are drawn from.

export type GalaxyPlanet = {
  /** −1 to 1, x to the right, y up. */
  readonly x: number;
  readonly y: number;
  readonly owner: number;
  /** Set where it is fought over. */
  readonly front: {
    readonly name: string;
    /** Of the event where there is one, else of the planet; 0 to 100. */
    readonly pct: number;
    /** As it is written everywhere else. */
    readonly pctText: string;
    readonly isDefence: boolean;
    readonly players: number;
  } | null;
};

/** A line between two planets, by their place in `planets`. */
export type GalaxyLine = readonly [from: number, to: number];

export type GalaxyProps = {
  readonly detail: string;
  readonly planets: readonly GalaxyPlanet[];
  /** Supply lines, each once. */
  readonly lines: readonly GalaxyLine[];
  /** From the attacker to its target. */
  readonly attacks: readonly GalaxyLine[];
};

export type PlanetDayProps = {
  readonly detail: string;
  /** What the first chart shows, such as "free" or "defended". */
  readonly what: string;
  /** % every 5 minutes, oldest first; null: a gap, or not yet. */
  readonly pct: readonly (number | null)[];
  /** % per hour at the same moments. */
  readonly rate: readonly (number | null)[];
  /** Place of the present among the values. */
  readonly nowAt: number;
  /** Place of the deadline; null for none within the chart. */
  readonly deadlineAt: number | null;
};

export type Hd2Props = { galaxy: GalaxyProps; planetDay: PlanetDayProps };
export type Hd2PictureKind = keyof Hd2Props;
