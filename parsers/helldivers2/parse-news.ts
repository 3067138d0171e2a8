import { z } from 'zod';
import type { Parsed } from './failures.ts';
import { gameTime, instant, maybe, whole, words } from './fields.ts';
import { readDocument } from './read-document.ts';
import { coreRows } from './rows.ts';

const schema = coreRows(
  '',
  z
    .looseObject({
      id: whole,
      published: z.union([gameTime, instant]),
      type: maybe(whole),
      tagIds: maybe(z.array(z.unknown())),
      message: maybe(words),
    })
    .transform(({ published, ...item }) => ({
      ...item,
      /** null if the answer has a date instead. */
      published: published instanceof Date ? null : published,
      /**
       * The date in the community's form: game seconds plus the clock offset at the moment of that answer, so it is off
       * by days for old news.
       */
      shownAt: published instanceof Date ? published : null,
    })),
);

export type NewsItem = z.output<typeof schema>[number];

/** Parses dispatches; `published` is game seconds. Without Accept-Language they have no message. */
export function parseNews(bytes: Uint8Array): Parsed<readonly NewsItem[]> {
  return readDocument(schema, bytes);
}
