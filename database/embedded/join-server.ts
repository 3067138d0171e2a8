import { readFile } from 'node:fs/promises';
import { Client } from 'pg';
import { DatabaseError } from '../failures/database-error.ts';
import type { Place } from './place.ts';
import { SUPERUSER } from './make-cluster.ts';
import { SOCKET_PORT } from './socket-door.ts';

/** Application name of the connection that every process holds while it needs the server. */
export const PRESENCE = 'debrief presence';

export type Address = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
};

/** A suspended server accepts connections but answers no query. */
const PATIENCE_MS = 5_000;

/**
 * `absent`: nothing listens. `busy`: it is starting, recovering or stopping. `silent`: something listens and does not
 * answer.
 */
export type Joined = { readonly client: Client } | 'absent' | 'busy' | 'silent';

export async function readAddress(place: Place, socketFolder: string): Promise<Address> {
  const password = await readFile(place.passwordFile, 'utf8').catch((cause: unknown) => {
    throw new DatabaseError(
      `The password of Debrief's own PostgreSQL cannot be read from ${place.passwordFile}.`,
      'Bring that file back, or start Debrief as the user who created it.',
      { cause },
    );
  });
  return { host: socketFolder, port: SOCKET_PORT, user: SUPERUSER, password, database: 'postgres' };
}

export async function joinServer(address: Address): Promise<Joined> {
  const client = new Client({
    ...address,
    application_name: PRESENCE,
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
  });
  // The caller handles the end of the connection; without a listener a lost connection would end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    return { client };
  } catch (error) {
    await client.end().catch(() => {});
    return judge(error, address);
  }
}

function judge(error: unknown, address: Address): Joined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
    case 'ECONNREFUSED':
      return 'absent';
    // cannot_connect_now, admin_shutdown, crash_shutdown, and a connection that broke during the handshake.
    case '57P03':
    case '57P01':
    case '57P02':
    case 'ECONNRESET':
    case 'EPIPE':
      return 'busy';
    case '28P01':
      throw new DatabaseError(
        `Debrief's own PostgreSQL in ${address.host} does not accept the password in its password file.`,
        'Bring back the password file that belongs to this database.',
        { cause: error },
      );
    case '53300':
      throw new DatabaseError(
        "Debrief's own PostgreSQL has no free connection.",
        'Wait until other Debrief commands have ended, then try again.',
        { cause: error },
      );
    default:
      return readSilence(error);
  }
}

/** pg distinguishes these two only by their messages. */
function readSilence(error: unknown): Joined {
  const message = error instanceof Error ? error.message : '';
  if (/timeout/i.test(message)) return 'silent';
  if (/terminated/i.test(message)) return 'busy';
  throw error;
}
