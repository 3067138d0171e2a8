// Optimizations of node-postgres, in one place. None of the three changes results:
//
// - Statements that one turn of the event loop passes to a connection leave in one write. Each write wakes PostgreSQL,
//   which costs more than most statements do.
// - A statement that is executed a second time is prepared: PostgreSQL then parses and plans it once per connection.
// - Statements of a transaction are sent without awaiting the result of the previous one (`pipeline: true` of the pool
//   and `in-flow.ts`).
//
// Checked with pg 8.23. The first one uses `client.connection.stream`, which is not part of pg's documented API; without
// it every statement is written on its own, and nothing else changes. A pooler in transaction mode (PgBouncer) must
// track prepared statements itself: see docs/operate.md. Figures: bench/RESULTS.md.
import { hash } from 'node:crypto';
import type { PoolClient, QueryResult } from 'pg';

/** Enables shared writes and prepared statements on a connection. */
export function makeFast(client: PoolClient): void {
  writeTogether(client);
  prepareStatements(client);
}

/** Resolves when the statements of this turn are written to their sockets. */
export async function flushed(): Promise<void> {
  await new Promise<void>((resolve) => {
    process.nextTick(resolve);
  });
}

type Corkable = { readonly cork: () => void; readonly uncork: () => void };

function writeTogether(client: PoolClient): void {
  const stream = streamOf(client);
  if (stream === null) return;
  const send = client.query.bind(client);
  let isHeld = false;
  const query = (...statement: unknown[]): unknown => {
    if (!isHeld) {
      isHeld = true;
      stream.cork();
      process.nextTick(() => {
        isHeld = false;
        stream.uncork();
      });
    }
    return Reflect.apply(send, client, statement);
  };
  Object.assign(client, { query });
}

/** null when this version of pg has no such stream. */
function streamOf(client: PoolClient): Corkable | null {
  const stream: unknown = Reflect.get(Object(Reflect.get(client, 'connection')), 'stream');
  return isCorkable(stream) ? stream : null;
}

function isCorkable(stream: unknown): stream is Corkable {
  return (
    typeof stream === 'object' &&
    stream !== null &&
    typeof Reflect.get(stream, 'cork') === 'function' &&
    typeof Reflect.get(stream, 'uncork') === 'function'
  );
}

/**
 * Maximum of prepared statements per connection: statements whose text contains values must not fill the server's
 * memory.
 */
const KEPT = 200;

/** A query text without values may hold several statements, which cannot be prepared. */
export function prepareStatements(client: PoolClient): void {
  const send = client.query.bind(client);
  const seen = new Set<string>();
  const names = new Map<string, string>();
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text);
    if (known !== undefined) return known;
    if (!seen.has(text)) {
      // Only detects repeated statements; rare ones may be forgotten.
      if (seen.size >= KEPT) seen.clear();
      seen.add(text);
      return undefined;
    }
    if (names.size >= KEPT) return undefined;
    const name = hash('sha256', text).slice(0, 32);
    names.set(text, name);
    return name;
  };
  const query = (text: unknown, values: unknown, ...rest: unknown[]): Promise<QueryResult> => {
    const isStatement = typeof text === 'string' && Array.isArray(values) && values.length > 0;
    const name = isStatement ? nameOf(text) : undefined;
    return Reflect.apply(
      send,
      client,
      name === undefined ? [text, values, ...rest] : [{ name, text, values }, ...rest],
    );
  };
  Object.assign(client, { query });
}
