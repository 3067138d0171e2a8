// Two copies of one database that gave one server two names: what the one knows and the other does not.
import { z } from 'zod';
import { compareTexts } from '../../core/compare-texts.ts';
import { type DecidedRename, type KnownRenames, withoutRenames } from '../../database/server-names.ts';

/** The latest rename that led to a key. */
export type LastRename = {
  readonly key: string;
  readonly decidedAt: string;
  readonly decidedBy: string;
  readonly origin: string;
  readonly seq: number;
};

export type Diverged = {
  /** The renames of one former key that only this database, and only the backup, knows. */
  readonly renames: { readonly here: DecidedRename; readonly there: DecidedRename };
  /** The keys that the server has now. */
  readonly here: LastRename;
  readonly there: LastRename;
};

const row = z.object({
  subject: z.string(),
  decided_at: z.string(),
  decided_by: z.string(),
  origin: z.string(),
  seq: z.number(),
});

type Known = DecidedRename & { readonly last: LastRename };

/** What follows the keys in the subject of a rename that joins two copies. */
export const JOINED = 'joined';

/**
 * Finds servers whose former key was renamed here and in the backup, each time unknown to the other. Renames that joined
 * such servers do not count. Pure.
 */
export function findDivergedRenames(here: KnownRenames, there: KnownRenames): Diverged[] {
  const ours = here.map(toKnown).toSorted(byAge);
  const theirs = there.map(toKnown).toSorted(byAge);
  const [onlyHere, onlyThere] = [without(ours, theirs), without(theirs, ours)];
  return onlyHere.flatMap((one) =>
    onlyThere
      .filter((other) => other.from === one.from && other.to !== one.to)
      .map((other) => ({
        renames: { here: one, there: other },
        here: follow(ours, one),
        there: follow(theirs, other),
      })),
  );
}

/** Positive: the first is newer. The order of `wordOrder`, in the same way in both databases. */
export function compareAge(one: LastRename, other: LastRename): number {
  return (
    Date.parse(one.decidedAt) - Date.parse(other.decidedAt) ||
    compareTexts(one.origin, other.origin) ||
    one.seq - other.seq ||
    compareTexts(one.key, other.key)
  );
}

function toKnown(given: KnownRenames[number]): Known {
  const { subject, decided_at: decidedAt, decided_by: decidedBy, origin, seq } = row.parse(given);
  const [from = '', to = ''] = subject.split('=');
  return { from, to, subject, last: { key: to, decidedAt, decidedBy, origin, seq } };
}

function byAge(one: Known, other: Known): number {
  return compareAge(one.last, other.last);
}

/** Those that only one side knows. */
function without(renames: readonly Known[], others: readonly Known[]): Known[] {
  return withoutRenames(renames, others).filter(
    ({ subject }) => subject.split('=')[2]?.startsWith(JOINED) !== true,
  );
}

/** The last rename of the server that was renamed by this one. */
function follow(renames: readonly Known[], first: Known): LastRename {
  const later = renames.slice(renames.indexOf(first) + 1);
  return later.reduce((last, { from, last: next }) => (from === last.key ? next : last), first.last);
}
