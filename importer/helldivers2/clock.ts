import { sql, type Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { clockOffset, gameSeconds } from '../../parsers/helldivers2/game-seconds.ts';
import type { Situation } from './derive/situation-of.ts';

export type ClockRow = {
  readonly warId: number;
  readonly observedAt: Date;
  readonly payloadId: number;
  readonly hash: string;
  readonly timeGame: number;
  readonly planets: number;
  readonly situation: Situation;
  readonly situationHash: Buffer;
};

/** Writes down that there were these statuses, plausible or not; nothing is taken of them yet. */
export async function insertClock(trx: Transaction<DB>, rows: readonly ClockRow[]): Promise<void> {
  const situations = new Map(rows.map((row) => [row.situationHash.toString('hex'), row]));
  const distinct = [...situations.values()].toSorted((a, b) =>
    Buffer.compare(a.situationHash, b.situationHash),
  );
  await sql`
    insert into helldivers2.situations (hash, owners, campaigns, events)
    select hash, s -> 'owners', s -> 'campaigns', s -> 'events'
    from unnest(${distinct.map((row) => row.situationHash)}::bytea[],
      ${distinct.map((row) => JSON.stringify(row.situation))}::jsonb[]) as given (hash, s)
    on conflict do nothing`.execute(trx);
  await sql`
    insert into helldivers2.clock
      (war_id, observed_at, payload_id, body_hash, time_game, offset_s, planets, situation, taken)
    select *, false from unnest(${rows.map((row) => row.warId)}::int[],
      ${rows.map((row) => row.observedAt)}::timestamptz[], ${rows.map((row) => row.payloadId)}::bigint[],
      ${rows.map((row) => Buffer.from(row.hash, 'hex'))}::bytea[], ${rows.map((row) => row.timeGame)}::bigint[],
      ${rows.map((row) => clockOffset(row.observedAt, gameSeconds(row.timeGame)))}::float8[],
      ${rows.map((row) => row.planets)}::int[], ${rows.map((row) => row.situationHash)}::bytea[])
    on conflict (war_id, observed_at, body_hash) do update set payload_id = excluded.payload_id`.execute(trx);
}
