import { z } from 'zod';
import { periodText } from './player-codecs.ts';

const mapName = z.string().max(60);
const weaponKey = z.string().max(30);
const maybePlayer = z.string().max(60);

/** Empty map: all maps. */
export const mapsCodec = { name: 'maps', version: 1, fields: { map: mapName, period: periodText } } as const;

/** Empty weapon: all weapons; empty player: all players. */
export const weaponsCodec = {
  name: 'weapons',
  version: 1,
  fields: { weapon: weaponKey, player: maybePlayer, period: periodText },
} as const;

/** 2025-10. */
export const sessionsCodec = {
  name: 'sessions',
  version: 1,
  fields: { month: z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/) },
} as const;
