import { Pool, type PoolConfig } from 'pg';
import { makeFast } from './fast-client.ts';
import { typeParsers } from './type-parsers.ts';

/**
 * Creates a pool with Debrief's type parsers, flushing and prepared statements.
 *
 * @param onLost called when an idle connection broke; the pool replaces it.
 */
export function createPool(config: PoolConfig, onLost: (error: Error) => void): Pool {
  const pool = new Pool({ ...config, types: typeParsers, pipeline: true });
  // Without a listener an error of an idle client would end the process. Errors after the pool began to end are
  // ignored.
  pool.on('error', (error) => {
    if (!pool.ending) onLost(error);
  });
  // A connection that breaks between two statements while it is checked out would end the process too; its user gets
  // the error from the next statement.
  pool.on('connect', (client) => {
    client.on('error', () => {});
    makeFast(client);
  });
  return pool;
}
