import { Client } from 'pg';
import type { EmbeddedServer } from '../../../database/embedded/keep-presence.ts';

/** Runs one query on a separate connection to a PostgreSQL that Debrief started. */
export async function queryServer(
  server: EmbeddedServer,
  text: string,
): Promise<readonly Record<string, unknown>[]> {
  const client = new Client(server.address);
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(text);
  await client.end();
  return rows;
}
