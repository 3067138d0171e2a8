import { z } from 'zod';

/** Of which server the files are that are handed over. */
export const uploadCodec = { name: 'upload', version: 1, fields: { server: z.string().min(1) } } as const;
