// /hd2 campaigns: every planet that is fought over, by divers, in pages.
import type { WarView } from '../../../stats/helldivers2/fetch-war-view.ts';
import { count } from '../../../wording/format-numbers.ts';
import { ACCENT, buttonsBlock, textBlock } from '../../framework/reply/blocks.ts';
import { writeCustomId } from '../../framework/reply/custom-id.ts';
import type { Reply } from '../../framework/reply/reply.ts';
import type { Wording } from '../../framework/wording.ts';
import { campaignsCodec, warCodec } from './codecs.ts';
import { frontLine } from './front-line.ts';
import { planetSelect } from './war-reply.ts';
import { sayFreshness } from './war-words.ts';

const PER_PAGE = 12;

export function buildCampaignsReply(
  view: WarView,
  wanted: number,
  now: Date,
  { locale, mention }: Wording,
): Reply {
  const pages = Math.max(Math.ceil(view.fronts.length / PER_PAGE), 1);
  const page = Math.min(wanted, pages - 1);
  const shown = view.fronts.slice(page * PER_PAGE, (page + 1) * PER_PAGE);
  const lines = shown.map((front) => frontLine(front, locale));
  return {
    kind: 'reply',
    accent: ACCENT.gold,
    blocks: [
      textBlock(`## Campaigns${pages > 1 ? ` · page ${page + 1} of ${pages}` : ''}`),
      textBlock(lines.length === 0 ? 'No planet is fought over.' : lines.join('\n')),
      ...planetSelect({ ...view, fronts: shown }, locale),
      ...buttonsBlock([
        ...(pages > 1
          ? [
              {
                label: '◀ Before',
                id: writeCustomId(campaignsCodec, { page: String(Math.max(page - 1, 0)) }, 'b'),
                isDisabled: page === 0,
              },
              {
                label: 'After ▶',
                id: writeCustomId(campaignsCodec, { page: String(page + 1) }, 'a'),
                isDisabled: page >= pages - 1,
              },
            ]
          : []),
        { label: 'The war', id: writeCustomId(warCodec, {}) },
      ]),
    ],
    footer: [
      count(view.fronts.length, 'campaign', locale),
      sayFreshness(view, now),
      mention('hd2 campaigns'),
    ].join(' · '),
    files: [],
  };
}
