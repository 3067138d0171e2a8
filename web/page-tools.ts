import type { FastifyRequest } from 'fastify';
import type { FileShelf } from './answers/file-shelf.ts';
import type { PageBot } from './answers/page-bot.ts';
import type { PageOptions } from './page-options.ts';
import type { VisitorKeys } from './visitors/visitor-keys.ts';
import type { Visitor } from './visitors/visitor.ts';

/** What the routes of the page share. */
export type PageTools = {
  readonly options: PageOptions;
  readonly keys: VisitorKeys;
  readonly shelf: FileShelf;
  /** Opens the bot behind the page when it is first needed. */
  readonly bot: () => Promise<PageBot>;
};

declare module 'fastify' {
  interface FastifyRequest {
    /** Set for every request that a route of the page handles. */
    visitor: Visitor | null;
  }
}

/** The visitor of a request of the page. */
export function visitorOf({ visitor }: FastifyRequest): Visitor {
  if (visitor === null) throw new Error('A route of the page was reached without a visitor');
  return visitor;
}
