import { playerKey } from '../recap-codecs.ts';

/** Links the person who chose to the chosen player. */
export const linkCodec = { name: 'link', version: 1, fields: { player: playerKey } } as const;
