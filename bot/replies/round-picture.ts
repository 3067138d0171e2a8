import type { MatchCard } from '../../stats/matches/match-card.ts';
import { scoreboardFromMatch } from '../charts/from-stats/scoreboard-from-match.ts';
import { describeScoreboard } from '../charts/pictures/describe-scoreboard.ts';
import type { PictureSlot } from '../framework/reply.ts';
import { chartName } from './chart-name.ts';

/** The scoreboard of a map; `instead` says the same in words. */
export function roundPicture(card: MatchCard, instead: PictureSlot['instead']): PictureSlot {
  const props = scoreboardFromMatch(card, ({ name }) => chartName(name));
  return {
    kind: 'picture',
    name: 'scoreboard.png',
    alt: describeScoreboard(props),
    picture: { kind: 'scoreboard', props },
    instead,
  };
}
