/** Something that a person should look at, or has looked at and accepted. */
export type Finding = {
  /** Stable: the same finding has the same id in any database. */
  readonly id: string;
  readonly kind: FindingKind;
  readonly server: string;
  readonly file: string;
  readonly reason: string;
  /** What to do about it. */
  readonly tip: string;
  readonly accepted: boolean;
};

export const FINDING_KINDS = ['rejected', 'damaged', 'broken_law', 'orphan', 'hour_copy'] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** What each kind means, and what a person can do about it where nothing closer is known. */
export const FINDING_WORDS = {
  rejected: {
    say: 'could not be read and were kept as they are',
    tip: 'Copy the whole file from the game server once more; it replaces this one.',
  },
  damaged: {
    say: 'were read in part only and stay out of boards and records',
    tip: 'Look for the whole file on the game server and import it; it replaces the damaged one.',
  },
  broken_law: {
    say: 'do not balance: what some gave is not what others got',
    tip: 'Often somebody reconnected in mid round, and the numbers are as good as the server had them. "debrief explain" shows the rows.',
  },
  orphan: {
    say: 'are round twos without their round one, so nobody can say what was played in them',
    tip: 'Look for the round one on the game server and import it; the two find each other.',
  },
  hour_copy: {
    say: 'are copies whose names differ by exactly one hour',
    tip: 'Check the time zone of the server and of whoever copied its files; each copy is counted once all the same.',
  },
} as const satisfies Record<FindingKind, { readonly say: string; readonly tip: string }>;
