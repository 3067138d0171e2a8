import type { Context } from './context.ts';
import type { RawOptions } from './incoming/incoming.ts';
import type { Choice } from './responder.ts';

/** Suggestions for an option while it is typed: at most 25, names and values of at most 100 characters, best first. */
export type Completer = (context: Context, typed: string, options: RawOptions) => Promise<Choice[]>;
