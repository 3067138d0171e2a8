import { z } from 'zod';

const SETUP_STEPS = [
  'panel',
  'show',
  'add',
  'kinds',
  'move',
  'servers',
  'tune',
  'hour',
  'zone',
  'quiet',
  'test',
  'resume',
  'remove',
  'undo',
] as const;
export type SetupStep = (typeof SETUP_STEPS)[number];

/** The form of `tune`, with what holds now: a form has to open before anything can be looked up. */
export const tuneCodec = {
  name: 'tune',
  version: 1,
  fields: {
    channel: z.string().regex(/^\d{17,20}$/),
    game: z.string().max(20),
    players: z.string().max(2),
    rounds: z.string().max(2),
    role: z.string().regex(/^(?:\d{17,20})?$/),
    extras: z.string().max(30),
  },
} as const;

/** A step of /setup: about the target of that channel and game in the guild where it is pressed. */
export const setupCodec = {
  name: 'setup',
  version: 1,
  fields: {
    /** Empty on the panel. */
    channel: z.string().regex(/^(?:\d{17,20})?$/),
    game: z.string().max(20),
    step: z.enum(SETUP_STEPS),
    /** A choice may be many names. */
    value: z.string().max(2000),
  },
} as const;
