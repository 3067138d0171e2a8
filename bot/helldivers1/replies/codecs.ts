// The ids of the buttons and menus about wars.
import { z } from 'zod';

const whole = z
  .string()
  .regex(/^\d{1,6}$/)
  .transform(Number);

export const warCodec = { name: 'howar', version: 1, fields: {} } as const;
export const frontCodec = { name: 'hofront', version: 1, fields: { enemy: whole } } as const;
export const eventsCodec = { name: 'hoevents', version: 1, fields: { page: whole } } as const;
export const seasonCodec = { name: 'hoseason', version: 1, fields: { season: whole } } as const;
