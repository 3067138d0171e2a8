import { playerKey } from './recap-codecs.ts';

/** Links whoever chose to the player that was chosen. */
export const linkCodec = { name: 'link', version: 1, fields: { player: playerKey } } as const;
