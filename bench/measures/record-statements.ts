import type { Pool } from 'pg';

export type Statement = readonly [text: string, values: readonly unknown[]];

/** Records all statements of a pool with one connection, including begin and commit. */
export async function recordStatements(pool: Pool): Promise<{ take: () => readonly Statement[] }> {
  let statements: Statement[] = [];
  const client = await pool.connect();
  const send = client.query.bind(client);
  const record = (text: unknown, values: unknown, ...rest: unknown[]): unknown => {
    if (typeof text === 'string') statements.push([text, Array.isArray(values) ? values : []]);
    return Reflect.apply(send, client, [text, values, ...rest]);
  };
  Object.assign(client, { query: record });
  client.release();
  return {
    take: () => {
      const taken = statements;
      statements = [];
      return taken;
    },
  };
}
