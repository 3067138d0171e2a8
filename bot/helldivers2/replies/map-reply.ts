// /hd2 map: the galaxy as a picture; in words, how many planets each faction has and what is fought over.
import type { Galaxy } from '../../../stats/helldivers2/fetch-galaxy.ts';
import type { WarView } from '../../../stats/helldivers2/fetch-war-view.ts';
import { ACCENT, buttonsBlock, textBlock, textOf } from '../../framework/reply/blocks.ts';
import { writeCustomId } from '../../framework/reply/custom-id.ts';
import type { Reply } from '../../framework/reply/reply.ts';
import type { Wording } from '../../framework/wording.ts';
import { campaignsCodec, mapCodec, warCodec } from './codecs.ts';
import { fitLines } from './fit-lines.ts';
import { frontLine } from './front-line.ts';
import { galaxyPicture } from './galaxy-picture.ts';
import { sayFaction, sayFreshness } from './war-words.ts';

export function buildMapReply(view: WarView, galaxy: Galaxy, now: Date, { locale, mention }: Wording): Reply {
  const owners = [...Map.groupBy(view.planets, ({ owner }) => owner)].toSorted(
    ([, a], [, b]) => b.length - a.length,
  );
  const counts = owners
    .slice(0, 8)
    .map(([owner, planets]) => `${sayFaction(owner)} ${planets.length}`)
    .join(' · ');
  const fronts = fitLines(
    view.fronts.map((front) => frontLine(front, locale)),
    3000,
    (rest) => `-# + ${rest} more`,
  );
  return {
    kind: 'reply',
    accent: ACCENT.blue,
    blocks: [
      textBlock(`## Map of the galaxy\n${counts}`.trimEnd()),
      galaxyPicture(view, galaxy, locale, [textOf(fronts === '' ? 'No planet is fought over.' : fronts)]),
      ...buttonsBlock([
        { label: 'The war', id: writeCustomId(warCodec, {}) },
        { label: 'Campaigns', id: writeCustomId(campaignsCodec, { page: '0' }) },
      ]),
    ],
    footer: [sayFreshness(view, now), mention('hd2 map')].join(' · '),
    files: [],
    self: writeCustomId(mapCodec, {}),
  };
}
