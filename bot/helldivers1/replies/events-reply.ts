// /hd1 events: defences and assaults of the running war, newest first.
import type { EventState } from '../../../stats/helldivers1/fetch-events.ts';
import { count } from '../../../wording/format-numbers.ts';
import { ACCENT, buttonsBlock, textBlock } from '../../framework/reply/blocks.ts';
import { writeCustomId } from '../../framework/reply/custom-id.ts';
import type { Reply } from '../../framework/reply/reply.ts';
import type { Wording } from '../../framework/wording.ts';
import { eventsCodec, warCodec } from './codecs.ts';
import { eventLine } from './event-line.ts';
import { sayFreshness } from './war-words.ts';

const PER_PAGE = 12;

export type EventsPage = {
  readonly season: number;
  /** Of the newest status, unix seconds. */
  readonly time: number;
  /** Newest first. */
  readonly events: readonly EventState[];
};

export function buildEventsReply(
  { season, time, events }: EventsPage,
  wanted: number,
  now: Date,
  { locale, mention }: Wording,
): Reply {
  const pages = Math.max(Math.ceil(events.length / PER_PAGE), 1);
  const page = Math.min(wanted, pages - 1);
  const lines = events.slice(page * PER_PAGE, (page + 1) * PER_PAGE).map((event) => eventLine(event, locale));
  const turn = (to: number, tag: string) => writeCustomId(eventsCodec, { page: String(to) }, tag);
  return {
    kind: 'reply',
    accent: ACCENT.gold,
    blocks: [
      textBlock(`## Events of war ${season}${pages > 1 ? ` · page ${page + 1} of ${pages}` : ''}`),
      textBlock(lines.length === 0 ? 'Nothing has been attacked in this war yet.' : lines.join('\n')),
      ...buttonsBlock([
        ...(pages > 1
          ? [
              { label: '◀ Newer', id: turn(Math.max(page - 1, 0), 'b'), isDisabled: page === 0 },
              { label: 'Older ▶', id: turn(page + 1, 'a'), isDisabled: page >= pages - 1 },
            ]
          : []),
        { label: 'The war', id: writeCustomId(warCodec, {}) },
      ]),
    ],
    footer: [count(events.length, 'event', locale), sayFreshness(time, now), mention('hd1 events')].join(
      ' · ',
    ),
    files: [],
    self: writeCustomId(eventsCodec, { page: String(page) }),
  };
}
