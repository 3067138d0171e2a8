import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { connect } from '../../database/connect.ts';
import { DatabaseError } from '../../database/failures/database-error.ts';
import { createTestDatabase } from '../support/database/test-database.ts';

const test = await createTestDatabase();
afterAll(async () => test.close());

const HOME = '/nonexistent';

/** The message of a failed connection to this address. */
async function complain(databaseUrl: string): Promise<string> {
  const outcome = await connect({ databaseUrl, home: HOME }).catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(DatabaseError);
  return outcome instanceof DatabaseError ? outcome.message : '';
}

function changed(change: (url: URL) => void): string {
  const url = new URL(test.databaseUrl);
  change(url);
  return url.href;
}

describe('types of values', () => {
  it('int8 and counts become numbers', async () => {
    const { rows } = await sql`select 9007199254740991::int8 as big, count(*) as count`.execute(test.db);
    expect(rows).toEqual([{ big: Number.MAX_SAFE_INTEGER, count: 1 }]);
  });

  it('an int8 outside the safe integers is an error, not a rounded value', async () => {
    await expect(sql`select 9007199254740993::int8 as big`.execute(test.db)).rejects.toThrow(/does not fit/);
    // The connection is still usable.
    await expect(sql`select 1 as one`.execute(test.db)).resolves.toMatchObject({ rows: [{ one: 1 }] });
  });

  it('local times stay text and instants become dates, in UTC', async () => {
    const { rows } = await sql`select date '2026-03-29' as day, timestamp '2026-03-29 02:30:00' as local,
      timestamptz '2026-03-29 02:30:00+02' as instant, current_setting('timezone') as zone`.execute(test.db);
    expect(rows).toEqual([
      {
        day: '2026-03-29',
        local: '2026-03-29 02:30:00',
        instant: new Date('2026-03-29T00:30:00Z'),
        zone: 'UTC',
      },
    ]);
  });
});

describe('connecting to an invalid address', () => {
  it('shows an example of a valid address', async () => {
    expect(await complain('mysql://root@localhost/x')).toContain('does not begin with "postgresql://"');
    expect(await complain('postgresql://me:s3cr%t@host:notaport/x')).toContain('is not a valid address');
  });

  it('reports a wrong password without repeating it', async () => {
    const said = await complain(changed((url) => (url.password = 'hunter2')));
    expect(said).toContain('refused the user or the password');
    expect(said).not.toContain('hunter2');
  });

  it('reports a missing database', async () => {
    expect(await complain(changed((url) => (url.pathname = '/no_such_database')))).toContain(
      'no database of that name',
    );
  });

  it('reports that nothing listens on the port', async () => {
    // Port 1 is reserved and never served.
    expect(await complain('postgresql://me:hunter2@127.0.0.1:1/x')).toMatch(
      /The PostgreSQL at 127\.0\.0\.1:1\/x does not listen/,
    );
    expect(await complain('postgresql://me@%2Fno%2Fsuch%2Ffolder/x')).toContain('does not listen');
  });

  it('reports an unknown host name', async () => {
    expect(await complain('postgresql://me@does-not-exist.invalid/x')).toContain(
      'No machine answers to the name',
    );
  });
});
