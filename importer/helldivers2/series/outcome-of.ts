import type { Outcome } from '../../../database/schema/helldivers2.ts';
import { SUPER_EARTH } from '../../../parsers/helldivers2/names.data.ts';

type End = {
  /** Owner of the planet in the last hour in which the campaign or event went on, at its beginning. */
  readonly before: number | null;
  /** Owner in the first status without it. */
  readonly after: number | null;
  /** Whether it is an urgent liberation: an enemy planet that had to be taken in time. */
  readonly isUrgent: boolean;
};

/** Decides how a campaign or event ended from the owner of its planet before and after. */
export function outcomeOf({ before, after, isUrgent }: End): Outcome {
  if (before === null || after === null) return 'ended';
  if (before === SUPER_EARTH) return after === SUPER_EARTH ? 'defended' : 'lost';
  if (after === SUPER_EARTH) return 'liberated';
  return isUrgent ? 'lost' : 'ended';
}
