import { z } from 'zod';
import { periodText } from '../player-codecs.ts';
import { playerKey } from '../recap-codecs.ts';

const maybePlayer = z.string().max(100);

/** Two to four players; `me` is the person who presses, empty means none. */
export const compareCodec = {
  name: 'compare',
  version: 1,
  fields: { a: playerKey, b: playerKey, c: maybePlayer, d: maybePlayer, period: periodText },
} as const;
