import type { SessionRecap } from '../../stats/recap/session-recap.ts';
import { overviewFromRecap } from '../charts/from-stats/overview-from-recap.ts';
import { describeOverview } from '../charts/pictures/describe-overview.ts';
import type { Block, PictureSlot } from '../framework/reply.ts';
import { chartName } from './chart-name.ts';

/** The overview of an evening; `instead` says the same in words. */
export function recapPicture(recap: SessionRecap, instead: Block): PictureSlot {
  const props = overviewFromRecap(recap, ({ name }) => chartName(name));
  return {
    kind: 'picture',
    name: 'evening.png',
    alt: describeOverview(props),
    picture: { kind: 'overview', props },
    instead: instead.kind === 'component' ? [instead.component] : instead.instead,
  };
}
