import { Client } from 'pg';
import { DatabaseError } from './database-error.ts';

const EXAMPLE = 'Write it like postgresql://user:password@host:5432/debrief.';

/** Checks DATABASE_URL and says where it leads, without its password. Throws DatabaseError. */
export function readDatabaseUrl(databaseUrl: string): string {
  if (!/^postgres(ql)?:\/\//i.test(databaseUrl)) {
    throw new DatabaseError('DATABASE_URL does not begin with "postgresql://".', EXAMPLE);
  }
  try {
    // pg's own reading of the address; nothing is opened yet.
    const { host, port, database } = new Client({ connectionString: databaseUrl });
    return `${host}:${port}/${database ?? ''}`;
  } catch {
    // The cause may quote the address, and with it the password.
    throw new DatabaseError(
      'DATABASE_URL is not a valid address.',
      `${EXAMPLE} Signs like @ : / # in the password go as %40 %3A %2F %23.`,
    );
  }
}
