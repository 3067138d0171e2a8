import { z } from 'zod';
import type { Parsed } from './failures.ts';
import { gameTime, maybe, text, whole } from './fields.ts';
import { readDocument } from './read-document.ts';
import { coreRows } from './rows.ts';

const schema = coreRows(
  '',
  z.looseObject({
    id: whole,
    published: gameTime,
    type: maybe(whole),
    tagIds: maybe(z.array(z.unknown())),
    message: maybe(text),
  }),
);

export type NewsItem = z.output<typeof schema>[number];

/** Reads dispatches; `published` is game seconds. Without Accept-Language they have no message. */
export function parseNews(bytes: Uint8Array): Parsed<readonly NewsItem[]> {
  return readDocument(schema, bytes);
}
