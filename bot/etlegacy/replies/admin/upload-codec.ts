import { z } from 'zod';

/** The server of the uploaded files. */
export const uploadCodec = { name: 'upload', version: 1, fields: { server: z.string().min(1) } } as const;
