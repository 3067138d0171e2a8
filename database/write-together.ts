import type { PoolClient } from 'pg';

type Corkable = { readonly cork: () => void; readonly uncork: () => void };

/**
 * Lets the statements that are given to a connection in one turn of the event loop leave in one write: each write wakes
 * PostgreSQL, which costs more than most statements do.
 */
export function writeTogether(client: PoolClient): void {
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

/** Ends when what connections were given in this turn has gone out. */
export async function goneOut(): Promise<void> {
  await new Promise<void>((resolve) => {
    process.nextTick(resolve);
  });
}

/** Where node-postgres writes to; null where a version of it keeps that elsewhere. */
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
