import { z } from 'zod';
import { LOG_PAGES } from '../pictures/event-log/log-pages.data.ts';
import { playerKey, publicId } from './recap-codecs.ts';

/** The card of the map of a round. */
export const roundCodec = { name: 'round', version: 1, fields: { round: publicId } } as const;

/** One player on that map. */
export const roundPlayerCodec = {
  name: 'onmap',
  version: 1,
  fields: { round: publicId, player: playerKey },
} as const;

/** The same for the person who presses. */
export const myRoundCodec = { name: 'mymap', version: 1, fields: { round: publicId } } as const;

/** What the event logs of that map tell, page by page. */
export const roundLogCodec = {
  name: 'roundlog',
  version: 1,
  fields: { round: publicId, page: z.enum(LOG_PAGES) },
} as const;

/** How the numbers of that map were derived. */
export const explainCodec = { name: 'explain', version: 1, fields: { round: publicId } } as const;
