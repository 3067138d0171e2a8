// What an admin can reimport.
import { z } from 'zod';

const date = z.string().regex(/^\d{4}-\d\d-\d\d$/);

export const REIMPORT_TARGET = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('round'), id: z.int() }),
  z.strictObject({ kind: z.literal('session'), id: z.int() }),
  /** Local dates of the server, both inclusive. */
  z.strictObject({ kind: z.literal('dates'), from: date, to: date }),
  z.strictObject({ kind: z.literal('everything') }),
]);

export type ReimportTarget = Readonly<z.output<typeof REIMPORT_TARGET>>;
