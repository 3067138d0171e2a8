// /hd1 war: the running war on one page.
import { countPlayers } from '../../../stats/helldivers1/count-players.ts';
import type { War } from '../../../stats/helldivers1/fetch-war.ts';
import { nameFront } from '../../../stats/helldivers1/name-place.ts';
import { count, formatNumber } from '../../../wording/format-numbers.ts';
import { ACCENT, buttonsBlock, selectBlock, textBlock, textOf } from '../../framework/reply/blocks.ts';
import { CHOSEN, writeCustomId } from '../../framework/reply/custom-id.ts';
import type { Reply } from '../../framework/reply/reply.ts';
import type { Wording } from '../../framework/wording.ts';
import { pictureSlot } from '../../replies/picture-slot.ts';
import { toHd1Picture } from '../pictures/to-hd1-picture.ts';
import { eventsCodec, frontCodec, seasonCodec, warCodec } from './codecs.ts';
import { frontsProps, sayFronts } from './fronts-props.ts';
import { runningEvent, sayCourse, sayFreshness } from './war-words.ts';

/** A front has at most one defence and one assault at a time; more would not fit. */
const MOST_EVENTS = 8;

export function buildWarReply(war: War, now: Date, { locale, mention }: Wording): Reply {
  const players = countPlayers(war.fronts);
  const fronts = war.fronts.map((front) => `**${nameFront(front.enemy)}** ${sayCourse(front, locale)}`);
  const events = war.events.slice(0, MOST_EVENTS).map((event) => runningEvent(event, locale));
  const more = war.events.length - events.length;
  if (more > 0) events.push(`and ${count(more, 'more event', locale)}`);
  return {
    kind: 'reply',
    accent: ACCENT.gold,
    blocks: [
      textBlock(`## War ${war.season} · ${formatNumber(players, locale)} divers\n${fronts.join('\n')}`),
      pictureSlot(
        'war.png',
        toHd1Picture({
          kind: 'fronts',
          props: frontsProps(war, `War ${war.season}, ${formatNumber(players, locale)} divers`),
        }),
        [textOf(sayFronts(war))],
      ),
      textBlock(events.length === 0 ? 'Nothing is under attack.' : events.join('\n')),
      ...selectBlock(
        writeCustomId(frontCodec, { enemy: CHOSEN }),
        'One front…',
        war.fronts.map((front) => ({
          label: nameFront(front.enemy),
          value: String(front.enemy),
          description: sayCourse(front, locale),
        })),
      ),
      ...buttonsBlock([
        { label: 'Events', id: writeCustomId(eventsCodec, { page: '0' }), isMain: true },
        { label: 'Course of the war', id: writeCustomId(seasonCodec, { season: String(war.season) }) },
      ]),
    ],
    footer: [sayFreshness(war.time, now), mention('hd1 war')].join(' · '),
    files: [],
    self: writeCustomId(warCodec, {}),
  };
}
