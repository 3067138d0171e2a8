import { sql, type Transaction } from 'kysely';
import { inFlow } from '../../../database/in-flow.ts';
import type { DB } from '../../../database/schema.ts';
import { clockOffset } from '../../../parsers/helldivers2/game-seconds.ts';
import type { StatusDocument } from '../../../parsers/helldivers2/parse-status.ts';
import { hashSituation, situationOf } from '../series/situation-of.ts';
import type { Observed } from '../observed.ts';
import { countPlanets } from './count-planets.ts';
import { readingsOf } from './samples-of.ts';

/** Records these statuses: both clocks, and the situation. */
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
  const situations = sql`
    insert into helldivers2.situations (hash, owners, campaigns, events, regions)
    select hash, s -> 'owners', s -> 'campaigns', s -> 'events', s -> 'regions'
    from unnest(${distinct.map((row) => row.hash)}::bytea[],
      ${distinct.map((row) => JSON.stringify(row.situation))}::jsonb[]) as given (hash, s)
    on conflict do nothing`;
  const times = answers.map(({ observedAt }) => observedAt);
  const statuses = sql`
    insert into helldivers2.clock
      (war_id, body_hash, observed_at, until_at, payload_id, time_game, offset_s, planets, situation, readings)
    select * from unnest(${answers.map(({ document }) => document.warId)}::int[],
      ${answers.map(({ hash }) => Buffer.from(hash, 'hex'))}::bytea[], ${times}::timestamptz[], ${times}::timestamptz[],
      ${answers.map(({ payloadId }) => payloadId)}::bigint[],
      ${answers.map(({ document }) => document.time)}::bigint[],
      ${answers.map(({ observedAt, document }) => clockOffset(observedAt, document.time))}::float8[],
      ${answers.map(({ document }) => countPlanets(document))}::int[],
      ${rows.map((row) => row.hash)}::bytea[],
      ${answers.map((answer) => JSON.stringify(readingsOf(answer)))}::jsonb[])`;
  await inFlow(trx, async (send) => {
    void send(situations);
    await send(statuses);
  });
}

/** Rates look back six hours at most. */
const READ_FOR = sql.lit('6 hours');

/** Drops readings that no rate needs, so that they do not grow with the war. */
export async function dropOldReadings(trx: Transaction<DB>, war: number): Promise<void> {
  await sql`
    update helldivers2.clock set readings = null
    where war_id = ${war} and readings is not null and observed_at <
      (select max(observed_at) from helldivers2.clock where war_id = ${war}) - ${READ_FOR}::interval`.execute(
    trx,
  );
}

/** Gives statuses their readings back that were dropped for the sake of a newer one that no longer stands. */
export async function restoreReadings(
  trx: Transaction<DB>,
  war: number,
  answers: readonly Observed<StatusDocument>[],
): Promise<void> {
  await sql`
    update helldivers2.clock as c set readings = given.readings
    from unnest(${answers.map(({ observedAt }) => observedAt)}::timestamptz[],
      ${answers.map((answer) => JSON.stringify(readingsOf(answer)))}::jsonb[]) as given (at, readings)
    where c.war_id = ${war} and c.observed_at = given.at and c.readings is null`.execute(trx);
}

/** Removes statuses, with situations that no other status has. */
export async function deleteClock(trx: Transaction<DB>, war: number, at: readonly Date[]): Promise<void> {
  if (at.length === 0) return;
  await sql`
    delete from helldivers2.clock where war_id = ${war} and observed_at = any(${at}::timestamptz[])`.execute(
    trx,
  );
  await sql`
    delete from helldivers2.situations as s
    where not exists (select from helldivers2.clock as c where c.situation = s.hash)`.execute(trx);
}
