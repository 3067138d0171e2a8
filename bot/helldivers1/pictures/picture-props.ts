// What the pictures of a war are drawn from.

export type RegionMark = 'defend' | 'attack' | 'result pending';

export type RegionProps = {
  /** 1 to 11; 11 is the homeworld. */
  readonly region: number;
  readonly isOurs: boolean;
  /** How much of it is ours, 0 to 100, while it is fought over; null if that is not known. */
  readonly pct: number | null;
  readonly mark: RegionMark | null;
};

export type FrontsProps = {
  readonly detail: string;
  readonly fronts: readonly {
    readonly name: string;
    /** In words, as everywhere else. */
    readonly course: string;
    /** What this enemy does at Super Earth. */
    readonly superEarth: RegionMark | null;
    readonly regions: readonly RegionProps[];
  }[];
};

/** An event as a band behind the course of a front; positions are places among the values. */
export type EventBand = {
  readonly from: number;
  readonly to: number;
  readonly kind: 'defend' | 'attack';
  readonly isSuccess: boolean;
};

export type CourseProps = {
  readonly title: string;
  readonly detail: string;
  /** One text per value. */
  readonly labels: readonly string[];
  readonly fronts: readonly {
    readonly name: string;
    /** Points of the front in percent of its largest, oldest first; null while it is hidden or not known. */
    readonly values: readonly (number | null)[];
    /** How many values are not known, because the points cannot be true. */
    readonly unknown: number;
    readonly bands: readonly EventBand[];
  }[];
};

export type Hd1Props = { fronts: FrontsProps; course: CourseProps };
export type Hd1PictureKind = keyof Hd1Props;
