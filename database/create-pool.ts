import { Pool, type PoolConfig } from 'pg';
import { makeFast } from './fast-client.ts';
import { typeParsers } from './type-parsers.ts';

/**
 * Connections as Debrief uses them: values as its types say, statements one right behind the other, prepared when they
 * come again.
 *
 * @param onLost hears of an idle connection that broke; the pool replaces it.
 */
export function createPool(config: PoolConfig, onLost: (error: Error) => void): Pool {
  const pool = new Pool({ ...config, types: typeParsers, pipeline: true });
  // Without a listener it would end the process. Those that break while we leave are no news.
  pool.on('error', (error) => {
    if (!pool.ending) onLost(error);
  });
  // One that breaks while it is in use, between two statements, would end the process likewise; its user learns of it
  // from the next statement.
  pool.on('connect', (client) => {
    client.on('error', () => {});
    makeFast(client);
  });
  return pool;
}
