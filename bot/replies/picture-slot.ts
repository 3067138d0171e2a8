import type { SessionRecap } from '../../stats/recap/session-recap.ts';
import type { NameBook } from '../charts/from-stats/name-book.ts';
import { overviewFromRecap } from '../charts/from-stats/overview-from-recap.ts';
import { describeOverview } from '../charts/pictures/describe-overview.ts';
import type { PictureSlot } from '../framework/reply.ts';

/** The overview of an evening; `instead` says the same in words. */
export function recapPicture(
  recap: SessionRecap,
  names: NameBook,
  instead: PictureSlot['instead'],
): PictureSlot {
  const props = overviewFromRecap(recap, names);
  return {
    kind: 'picture',
    name: 'evening.png',
    alt: describeOverview(props),
    picture: { kind: 'overview', props },
    instead,
  };
}
