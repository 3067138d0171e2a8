import type { Context } from './context.ts';
import type { RawOptions } from './incoming.ts';
import type { Choice } from './responder.ts';

/** What to offer while somebody types: at most 25, names and values of at most 100 characters, best first. */
export type Completer = (context: Context, typed: string, options: RawOptions) => Promise<Choice[]>;
