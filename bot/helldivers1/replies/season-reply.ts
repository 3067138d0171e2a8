// /hd1 season: the course of one war.
import type { Course } from '../../../stats/helldivers1/fetch-course.ts';
import { ACCENT, buttonsBlock, textBlock, textOf } from '../../framework/reply/blocks.ts';
import { writeCustomId } from '../../framework/reply/custom-id.ts';
import type { Reply } from '../../framework/reply/reply.ts';
import type { Wording } from '../../framework/wording.ts';
import { pictureSlot } from '../../replies/picture-slot.ts';
import { toHd1Picture } from '../pictures/to-hd1-picture.ts';
import { seasonCodec, warCodec } from './codecs.ts';
import { courseProps } from './course-props.ts';
import { seasonNumbers } from './season-words.ts';
import { inTime } from './war-words.ts';

export function buildSeasonReply(course: Course, { locale, mention }: Wording): Reply {
  const numbers = seasonNumbers(course, locale).map(([name, value]) => `**${name}** ${value}`);
  const picture = toHd1Picture({ kind: 'course', props: courseProps(course, locale) });
  return {
    kind: 'reply',
    accent: course.outcome === 'defeat' ? ACCENT.red : ACCENT.gold,
    blocks: [
      textBlock(`## War ${course.season}\n${numbers.join(' · ')}`),
      course.frames.length === 0
        ? textBlock('No frames of this war are stored yet, so its course cannot be drawn.')
        : pictureSlot('course.png', picture, [textOf(picture.alt)]),
      ...buttonsBlock([{ label: 'The running war', id: writeCustomId(warCodec, {}) }]),
    ],
    footer: [`as of ${inTime(course.time)}`, mention('hd1 season')].join(' · '),
    files: [],
    self: writeCustomId(seasonCodec, { season: String(course.season) }),
  };
}
