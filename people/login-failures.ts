// Failed logins are counted in the database, so that every process counts the same and a restart forgets nothing.
import { type Kysely, sql } from 'kysely';
import type { DB } from '../database/schema.ts';
import { hashSecret } from './secret-text.ts';

const WINDOW_MINUTES = 15;
/** For one name from one address. */
const MOST_BY_NAME = 5;
/** For all names from one address. */
const MOST_BY_ADDRESS = 20;

type Attempt = { readonly name: string; readonly address: string };

/** Returns the seconds until another attempt is allowed; 0 when it is allowed now. */
export async function fetchLoginPause(db: Kysely<DB>, attempt: Attempt): Promise<number> {
  const { byName, byAddress } = subjectsOf(attempt);
  const { rows } = await sql<{ pause: number }>`
    select coalesce(max(ceil(extract(epoch from at - now()) + ${WINDOW_MINUTES}::int * 60)), 0)::int as pause
    from (values (${byName}::bytea, ${MOST_BY_NAME}::int), (${byAddress}::bytea, ${MOST_BY_ADDRESS}::int)) as s (subject, most),
      lateral (
        select failed_at as at from core.api_login_failures as f
        where f.subject = s.subject and failed_at > now() - make_interval(mins => ${WINDOW_MINUTES}::int)
        order by failed_at desc offset s.most - 1 limit 1) as oldest`.execute(db);
  return rows[0]?.pause ?? 0;
}

export async function storeLoginFailure(db: Kysely<DB>, attempt: Attempt): Promise<void> {
  const { byName, byAddress } = subjectsOf(attempt);
  await sql`
    delete from core.api_login_failures
    where failed_at < now() - make_interval(mins => ${WINDOW_MINUTES}::int)`.execute(db);
  await db
    .insertInto('core.api_login_failures')
    .values([{ subject: byName }, { subject: byAddress }])
    .execute();
}

function subjectsOf({ name, address }: Attempt) {
  return {
    byName: hashSecret(`${name.normalize('NFC').toLowerCase()}\0${address}`),
    byAddress: hashSecret(address),
  };
}
