// /hd2 war: the war on one page.
import type { WarView } from '../../../stats/helldivers2/fetch-war-view.ts';
import { cleanName } from '../../../wording/clean-name.ts';
import { formatNumber } from '../../../wording/format-numbers.ts';
import { ACCENT, buttonsBlock, selectBlock } from '../../framework/reply/blocks.ts';
import { CHOSEN, writeCustomId } from '../../framework/reply/custom-id.ts';
import type { Block, Reply } from '../../framework/reply/reply.ts';
import type { Wording } from '../../framework/wording.ts';
import { campaignsCodec, mapCodec, newsCodec, orderCodec, planetCodec } from './codecs.ts';
import { warBlocks } from './war-blocks.ts';
import { sayFreshness, sayPct } from './war-words.ts';

export function buildWarReply(view: WarView, now: Date, { locale, mention }: Wording): Reply {
  return {
    kind: 'reply',
    accent: view.pausedSince === null ? ACCENT.gold : ACCENT.partial,
    blocks: [
      ...warBlocks(view, locale),
      ...planetSelect(view, locale),
      ...buttonsBlock([
        { label: 'Map', id: writeCustomId(mapCodec, {}), isMain: true },
        { label: 'Orders', id: writeCustomId(orderCodec, {}) },
        { label: 'Campaigns', id: writeCustomId(campaignsCodec, { page: '0' }) },
        { label: 'News', id: writeCustomId(newsCodec, { page: '0' }) },
      ]),
    ],
    footer: [sayFreshness(view, now), mention('hd2 war')].join(' · '),
    files: [],
  };
}

/** The planets that are fought over, for their cards. */
export function planetSelect({ fronts }: WarView, locale: string): Block[] {
  return selectBlock(
    writeCustomId(planetCodec, { planet: CHOSEN }),
    'One planet…',
    fronts.slice(0, 25).map(({ planet, name }) => ({
      label: cleanName(name),
      value: String(planet.index),
      description: `${sayPct(planet.event?.pct ?? planet.liberationPct, locale)}, ${formatNumber(planet.players, locale)} divers`,
    })),
  );
}
