import { z } from 'zod';

/** The id of a view whose pictures are requested as text. */
export const textCodec = { name: 'text', version: 1, fields: { of: z.string().min(1) } } as const;
