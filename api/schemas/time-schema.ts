import { z } from 'zod';

/** A moment: handlers give a Date, answers carry ISO 8601 in UTC. */
export const TIME = z
  .codec(z.iso.datetime(), z.date(), {
    decode: (text) => new Date(text),
    encode: (time) => time.toISOString(),
  })
  .meta({ type: 'string', format: 'date-time' });
