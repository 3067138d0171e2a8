// Where a list was left: the place of its last item, and which list it was. It holds nothing secret and grants nothing:
// every page asks again what the caller may see.
import { hash } from 'node:crypto';
import type { z } from 'zod';
import { refuse } from './errors/api-error.ts';

const TAG_LENGTH = 10;

/** @param about what the list is about: its name and everything that narrows it. */
export function writeCursor(place: unknown, about: readonly unknown[]): string {
  return `${tagOf(about)}.${Buffer.from(JSON.stringify(place)).toString('base64url')}`;
}

/** Throws BAD_INPUT when the cursor is damaged or of another list. */
export function readCursor<Place>(cursor: string, about: readonly unknown[], place: z.ZodType<Place>): Place {
  const [, text = ''] = cursor.split('.');
  const { success, data } = place.safeParse(parseJson(text));
  if (success && writeCursor(data, about) === cursor) return data;
  const message = 'is not a cursor of this list; take `next` of a page with the same parameters';
  throw refuse('BAD_INPUT', { what: `query/cursor: ${message}` }, [{ path: 'query/cursor', message }]);
}

function tagOf(about: readonly unknown[]): string {
  return hash('sha256', JSON.stringify(about), 'base64url').slice(0, TAG_LENGTH);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    // A damaged cursor; the schema refuses it.
    return undefined;
  }
}
