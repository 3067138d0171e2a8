import type { MatchCard } from '../../../../stats/etlegacy/matches/match-card.ts';
import { buttonsBlock } from '../../../framework/reply/blocks.ts';
import { writeCustomId } from '../../../framework/reply/custom-id.ts';
import type { Block } from '../../../framework/reply/reply.ts';
import { LOG_PAGES, type LogPage } from '../../pictures/event-log/log-pages.data.ts';
import { roundCodec, roundLogCodec } from '../round-codecs.ts';

const LABELS = {
  matrix: 'Who killed whom',
  line: 'Kills over time',
  damage: 'Damage over time',
  classes: 'Classes',
} as const satisfies Record<LogPage, string>;

/**
 * Buttons for what the event logs of a map tell; none where no round has one.
 * Logs of deaths alone tell no damage and no classes.
 *
 * @param round public id of a round of the map. @param page the page that is shown; null: the scoreboard.
 */
export function logButtons({ logs, logContents }: MatchCard, round: string, page: LogPage | null): Block[] {
  if (logs.length === 0) return [];
  const told: Readonly<Record<LogPage, boolean>> = { matrix: true, line: true, ...logContents };
  const pages = LOG_PAGES.filter((other) => told[other]).map((other) => ({
    label: LABELS[other],
    id: writeCustomId(roundLogCodec, { round, page: other }),
    isDisabled: other === page,
  }));
  const back = page === null ? [] : [{ label: 'Scoreboard', id: writeCustomId(roundCodec, { round }) }];
  return buttonsBlock([...pages, ...back]);
}
