import { Client } from 'pg';
import { DatabaseError } from './failures/database-error.ts';

const EXAMPLE = 'Write it like postgresql://user:password@host:5432/debrief.';

/** Validates DATABASE_URL and returns host, port and database, without the password. Throws a DatabaseError. */
export function readDatabaseUrl(databaseUrl: string): string {
  if (!/^postgres(ql)?:\/\//i.test(databaseUrl)) {
    throw new DatabaseError('DATABASE_URL does not begin with "postgresql://".', EXAMPLE);
  }
  try {
    // Uses pg's own parser for the address; nothing is connected yet.
    const { host, port, database } = new Client({ connectionString: databaseUrl });
    return `${host}:${port}/${database ?? ''}`;
  } catch {
    // The cause may quote the address, and with it the password.
    throw new DatabaseError(
      'DATABASE_URL is not a valid address.',
      `${EXAMPLE} Write @ : / # in the password as %40 %3A %2F %23.`,
    );
  }
}
