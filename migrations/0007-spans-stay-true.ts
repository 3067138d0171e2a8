// Spans go with every change of a session of theirs, and come back when a month is over.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // A session is written whenever anything of it is counted: what held it is true no more.
  `create function etlegacy.unsettle_spans() returns trigger language plpgsql as $$
  begin
    if tg_op <> 'INSERT' then
      delete from etlegacy.spans
      where server_key = old.server_key and since <= old.local_date and until > old.local_date;
    end if;
    if tg_op <> 'DELETE' then
      delete from etlegacy.spans
      where server_key = new.server_key and since <= new.local_date and until > new.local_date;
    end if;
    return null;
  end $$`,
  `create trigger sessions_unsettle after insert or update or delete on etlegacy.sessions
    for each row execute function etlegacy.unsettle_spans()`,

  // With the first evening of a new month those before it are over. At the end of the transaction: all is counted then.
  `create function etlegacy.settle_past() returns trigger language plpgsql as $$
  begin
    if not exists (
      select from etlegacy.sessions
      where server_key = new.server_key and id <> new.id and local_date >= date_trunc('month', new.local_date)
        and (local_date >= date_trunc('month', new.local_date) + interval '1 month' or started_at < new.started_at)
    ) then
      perform etlegacy.settle_spans(new.server_key);
    end if;
    return null;
  end $$`,
  `create constraint trigger sessions_settle_past after insert on etlegacy.sessions
    deferrable initially deferred for each row execute function etlegacy.settle_past()`,

  // Whoever counts sessions again may find other sums than those that went into a span.
  `alter function etlegacy.recount_sessions(bigint[]) rename to recount_only_sessions`,
  `create function etlegacy.recount_sessions(ids bigint[]) returns void language plpgsql as $$
  begin
    delete from etlegacy.spans as p using etlegacy.sessions as e
    where e.id = any(ids) and p.server_key = e.server_key and p.since <= e.local_date and p.until > e.local_date;
    perform etlegacy.recount_only_sessions(ids);
  end $$`,

  `select etlegacy.settle_spans(key) from etlegacy.servers order by key`,
];
