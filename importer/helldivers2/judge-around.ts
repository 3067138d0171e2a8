import { sql, type Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { judgeStatuses, NEIGHBOURHOOD_MS, type Verdict, type Witness } from './derive/judge-statuses.ts';

export type Judged = {
  readonly payloadId: number;
  readonly observedAt: Date;
  /** Whether its rows stood before. */
  readonly was: boolean;
  readonly verdict: Verdict;
};

type Row = {
  readonly payload_id: number;
  readonly observed_at: Date;
  readonly body_hash: Buffer;
  readonly time_game: number;
  readonly planets: number;
  readonly taken: boolean;
};

/**
 * Judges statuses that came and all for which they are neighbours, and writes into the clock what is taken.
 *
 * @returns those that came, and others whose verdict changed.
 */
export async function judgeAround(
  trx: Transaction<DB>,
  war: number,
  came: readonly { readonly payloadId: number; readonly observedAt: Date }[],
): Promise<Judged[]> {
  const times = came.map(({ observedAt }) => observedAt.getTime());
  const rows = await fetchAround(trx, war, [Math.min(...times), Math.max(...times)]);
  const verdicts = judgeStatuses(rows.map(toWitness), await countKnown(trx, war));
  const ids = new Set(came.map(({ payloadId }) => payloadId));
  const judged = rows.flatMap((row, at) => {
    const verdict = verdicts[at] ?? null;
    if (!ids.has(row.payload_id) && (!isNear(row, times) || row.taken === (verdict === null))) return [];
    return [{ payloadId: row.payload_id, observedAt: row.observed_at, was: row.taken, verdict }];
  });
  await sql`
    update helldivers2.clock as c set taken = j.taken
    from unnest(${judged.map((row) => row.payloadId)}::bigint[], ${judged.map((row) => row.verdict === null)}::boolean[])
      as j (payload_id, taken)
    where c.war_id = ${war} and c.payload_id = j.payload_id and c.taken <> j.taken`.execute(trx);
  return judged;
}

/** Two neighbourhoods wide, so that those of all who are judged again are whole; and the one right before and after it. */
async function fetchAround(
  trx: Transaction<DB>,
  war: number,
  [first, last]: readonly [number, number],
): Promise<Row[]> {
  const from = new Date(first - 2 * NEIGHBOURHOOD_MS);
  const until = new Date(last + 2 * NEIGHBOURHOOD_MS);
  const { rows } = await sql<Row>`
    select payload_id, observed_at, body_hash, time_game, planets, taken from helldivers2.clock
    where war_id = ${war}
      and observed_at >= coalesce((select max(observed_at) from helldivers2.clock
        where war_id = ${war} and observed_at < ${from}), ${from})
      and observed_at <= coalesce((select min(observed_at) from helldivers2.clock
        where war_id = ${war} and observed_at > ${until}), ${until})
    order by observed_at, body_hash`.execute(trx);
  return rows;
}

/** The info's planets, the least we can expect. */
async function countKnown(trx: Transaction<DB>, war: number): Promise<number> {
  const { rows } = await sql<{ planets: number }>`
    select count(*) as planets from helldivers2.planet_infos as p
    join helldivers2.war_infos as w on w.war_id = p.war_id and w.observed_at = p.observed_at
    where p.war_id = ${war}`.execute(trx);
  return rows[0]?.planets ?? 0;
}

function toWitness(row: Row): Witness {
  return {
    observedAt: row.observed_at,
    hash: row.body_hash.toString('hex'),
    timeGame: row.time_game,
    planets: row.planets,
  };
}

/** Those further away keep their verdict: it does not depend on what came. */
function isNear(row: Row, times: readonly number[]): boolean {
  const at = row.observed_at.getTime();
  return times.some((time) => Math.abs(time - at) <= NEIGHBOURHOOD_MS);
}
