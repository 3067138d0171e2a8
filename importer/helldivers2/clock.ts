import { sql, type Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { clockOffset } from '../../parsers/helldivers2/game-seconds.ts';
import type { StatusDocument } from '../../parsers/helldivers2/parse-status.ts';
import { hashSituation, situationOf } from './derive/situation-of.ts';
import type { Observed } from './observed.ts';

/** Writes down that these statuses stand: both clocks, and what the situation was. */
export async function insertClock(
  trx: Transaction<DB>,
  answers: readonly Observed<StatusDocument>[],
): Promise<void> {
  if (answers.length === 0) return;
  const rows = answers.map((answer) => {
    const situation = situationOf(answer.document);
    return { answer, situation, hash: hashSituation(situation) };
  });
  const distinct = [...new Map(rows.map((row) => [row.hash.toString('hex'), row])).values()].toSorted(
    (a, b) => Buffer.compare(a.hash, b.hash),
  );
  await sql`
    insert into helldivers2.situations (hash, owners, campaigns, events)
    select hash, s -> 'owners', s -> 'campaigns', s -> 'events'
    from unnest(${distinct.map((row) => row.hash)}::bytea[],
      ${distinct.map((row) => JSON.stringify(row.situation))}::jsonb[]) as given (hash, s)
    on conflict do nothing`.execute(trx);
  const times = answers.map(({ observedAt }) => observedAt);
  await sql`
    insert into helldivers2.clock
      (war_id, body_hash, observed_at, until_at, payload_id, time_game, offset_s, planets, situation)
    select * from unnest(${answers.map(({ document }) => document.warId)}::int[],
      ${answers.map(({ hash }) => Buffer.from(hash, 'hex'))}::bytea[], ${times}::timestamptz[], ${times}::timestamptz[],
      ${answers.map(({ payloadId }) => payloadId)}::bigint[],
      ${answers.map(({ document }) => document.time)}::bigint[],
      ${answers.map(({ observedAt, document }) => clockOffset(observedAt, document.time))}::float8[],
      ${answers.map(({ document }) => document.planetStatus.length)}::int[],
      ${rows.map((row) => row.hash)}::bytea[])`.execute(trx);
}

/** Takes statuses out again, with situations that nobody else was in. */
export async function deleteClock(trx: Transaction<DB>, war: number, at: readonly Date[]): Promise<void> {
  await sql`
    delete from helldivers2.clock where war_id = ${war} and observed_at = any(${at}::timestamptz[])`.execute(
    trx,
  );
  await sql`
    delete from helldivers2.situations as s
    where not exists (select from helldivers2.clock as c where c.situation = s.hash)`.execute(trx);
}
