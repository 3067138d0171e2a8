// /hd1 front: one front of the running war.
import { isPointMark } from '../../../parsers/helldivers1/find-point-suspects.ts';
import { playersOf } from '../../../stats/helldivers1/count-players.ts';
import type { EventState } from '../../../stats/helldivers1/fetch-events.ts';
import type { FrontState } from '../../../stats/helldivers1/fetch-fronts.ts';
import type { War } from '../../../stats/helldivers1/fetch-war.ts';
import { nameFront, namePlace } from '../../../stats/helldivers1/name-place.ts';
import { ratiosToShow } from '../../../stats/helldivers1/ratios.ts';
import { formatNumber, formatShare } from '../../../wording/format-numbers.ts';
import { ACCENT, buttonsBlock, textBlock, textOf } from '../../framework/reply/blocks.ts';
import { writeCustomId } from '../../framework/reply/custom-id.ts';
import type { Reply } from '../../framework/reply/reply.ts';
import type { Wording } from '../../framework/wording.ts';
import { pictureSlot } from '../../replies/picture-slot.ts';
import { toHd1Picture } from '../pictures/to-hd1-picture.ts';
import { eventsCodec, frontCodec, warCodec } from './codecs.ts';
import { eventLine } from './event-line.ts';
import { frontsProps, sayFronts } from './fronts-props.ts';
import { runningEvent, sayCourse, sayFreshness } from './war-words.ts';

const LATEST = 5;

export type FrontPage = {
  readonly war: War;
  readonly front: FrontState;
  /** All events of this front, oldest first. */
  readonly events: readonly EventState[];
};

export function buildFrontReply(page: FrontPage, now: Date, { locale, mention }: Wording): Reply {
  const { war, front, events } = page;
  const name = nameFront(front.enemy);
  const running = war.events.filter(({ enemy }) => enemy === front.enemy);
  const past = events.filter(({ status }) => status !== 'active').slice(-LATEST);
  return {
    kind: 'reply',
    accent: ACCENT.gold,
    blocks: [
      textBlock(`## ${name} · war ${war.season}\n${sayCourse(front, locale)}${sayPlace(front)}`),
      pictureSlot(
        'front.png',
        toHd1Picture({ kind: 'fronts', props: frontsProps({ fronts: [front], events: running }, name) }),
        [textOf(sayFronts({ fronts: [front], events: running }))],
      ),
      textBlock(sayNumbers(front, locale)),
      ...(running.length === 0
        ? []
        : [textBlock(running.map((event) => runningEvent(event, locale)).join('\n'))]),
      ...(past.length === 0
        ? []
        : [
            textBlock(
              ['**Latest events**', ...past.toReversed().map((event) => eventLine(event, locale))].join('\n'),
            ),
          ]),
      ...buttonsBlock([
        { label: 'The war', id: writeCustomId(warCodec, {}), isMain: true },
        { label: 'All events', id: writeCustomId(eventsCodec, { page: '0' }) },
      ]),
    ],
    footer: [sayFreshness(war.time, now), mention('hd1 front')].join(' · '),
    files: [],
    self: writeCustomId(frontCodec, { enemy: String(front.enemy) }),
  };
}

/** Where the front stands now. */
function sayPlace({ status, enemy, map }: FrontState): string {
  return status === 'active' && map.earned !== null
    ? `; next is ${namePlace(enemy, Math.min(map.earned + 1, 11))}`
    : '';
}

function sayNumbers(front: FrontState, locale: string): string {
  return [sayCounters(front, locale), ...sayPointMarks(front)].join('\n');
}

function sayPointMarks({ suspect }: FrontState): string[] {
  const marks = suspect.filter(isPointMark);
  return marks.length === 0 ? [] : [`-# Points of this front cannot be true: ${marks.join(', ')}.`];
}

function sayCounters(front: FrontState, locale: string): string {
  const { counters } = front;
  const suspect = front.suspect.filter((mark) => !isPointMark(mark));
  if (counters === null) return 'The status has no statistics of this front.';
  const number = (value: bigint) => formatNumber(Number(value), locale);
  const { winRate, accuracy, killsPerDeath } = ratiosToShow(front);
  const lines = [
    `${formatNumber(playersOf(front), locale)} divers · ${number(counters.missions)} missions, ${formatShare(winRate, locale, 1)} won`,
    `${number(counters.kills)} kills · ${formatNumber(killsPerDeath, locale, 1)} per death · accuracy ${formatShare(accuracy, locale, 1)}`,
  ];
  if (suspect.length === 0) return lines.join('\n');
  return `${lines[0]?.split(' · ')[0] ?? ''}\n-# The other counters of this front cannot be true (${suspect.join(', ')}), so they are not shown.`;
}
