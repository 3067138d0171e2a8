// The ids of the buttons and menus of the war.
import { z } from 'zod';

const whole = z
  .string()
  .regex(/^\d{1,6}$/)
  .transform(Number);

export const warCodec = { name: 'htwar', version: 1, fields: {} } as const;
export const campaignsCodec = { name: 'htfronts', version: 1, fields: { page: whole } } as const;
export const planetCodec = { name: 'htplanet', version: 1, fields: { planet: whole } } as const;
export const orderCodec = { name: 'htorder', version: 1, fields: {} } as const;
export const newsCodec = { name: 'htnews', version: 1, fields: { page: whole } } as const;
export const mapCodec = { name: 'htmap', version: 1, fields: {} } as const;
