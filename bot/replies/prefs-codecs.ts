import { z } from 'zod';
import { USER_SETTINGS } from '../../people/settings.ts';

export const privacyCodec = {
  name: 'privacy',
  version: 1,
  fields: { value: z.enum(USER_SETTINGS.privacy) },
} as const;

/** All stored data about the person who presses. */
export const myDataCodec = { name: 'mydata', version: 1, fields: { format: z.enum(['json']) } } as const;
