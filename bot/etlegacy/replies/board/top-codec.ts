import { z } from 'zod';
import { findBoardStat } from '../../../../stats/etlegacy/catalogue/find-stat.ts';
import { periodText } from '../player-codecs.ts';

const statKey = z
  .string()
  .max(30)
  .refine((text) => findBoardStat(text)?.key === text);

/** Empty for all maps; in lower case. */
const mapName = z.string().max(40);
/** Empty for the default minimum. */
const minRounds = z.string().regex(/^(?:[1-9]\d{0,3})?$/);

/**
 * Where a page begins: at a position (`f11`), after or before a known row (`a` or `b`, value, rounds and key), around
 * the person who presses (`me`) or around a name. `podium` is the first page as a picture.
 */
const place = z
  .string()
  .max(60)
  .regex(/^(?:f[1-9]\d{0,6}|[ab]-?[\d.e+-]{1,25}~\d{1,7}~.+|me|podium|n.+)$/);

export const topCodec = {
  name: 'top',
  version: 1,
  fields: { stat: statKey, period: periodText, map: mapName, min: minRounds, at: place },
} as const;

/** The page of the podium. */
export const PODIUM = 'podium';

/** Asks for a name and jumps to it. */
export const findCodec = {
  name: 'find',
  version: 1,
  fields: { stat: statKey, period: periodText, map: mapName, min: minRounds },
} as const;
