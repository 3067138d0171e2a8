import { hash } from 'node:crypto';
import type { PoolClient, QueryResult } from 'pg';

/** What one connection keeps at most; statements whose text changes with their values must not fill the server's memory. */
const KEPT = 200;

/**
 * Lets a connection prepare every statement it is given for the second time: PostgreSQL then reads and plans it once,
 * not for every round. A statement without values may be several, which cannot be prepared.
 */
export function prepareStatements(client: PoolClient): void {
  const send = client.query.bind(client);
  const seen = new Set<string>();
  const names = new Map<string, string>();
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text);
    if (known !== undefined) return known;
    if (!seen.has(text)) {
      // Only to notice what comes again; who comes seldom may be forgotten.
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
