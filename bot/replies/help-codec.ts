import { z } from 'zod';

export const HELP_PAGES = ['start', 'commands', 'stats'] as const;
export type HelpPage = (typeof HELP_PAGES)[number];

export const helpCodec = { name: 'help', version: 1, fields: { page: z.enum(HELP_PAGES) } } as const;
