import { sql, type Transaction } from 'kysely';
import { inFlow } from '../../../database/in-flow.ts';
import type { DB } from '../../../database/schema.ts';
import type { StatusDocument } from '../../../parsers/helldivers2/parse-status.ts';
import type { Observed } from '../observed.ts';
import type { PayloadOutcome } from '../outcome.ts';

type Answer = Observed<StatusDocument>;

export type Fresh = {
  readonly fresh: readonly Answer[];
  readonly outcomes: readonly PayloadOutcome[];
  /** Times of statuses that turned out to be repeats of an earlier one. */
  readonly moved: readonly Date[];
};

/**
 * The same body at another time is the same answer from a cache, or from an upstream without updates: only the first
 * time counts. The later of the two is the duplicate, whatever their order of arrival.
 */
export async function dropRepeats(
  trx: Transaction<DB>,
  war: number,
  answers: readonly Answer[],
): Promise<Fresh> {
  const first = new Map<string, Answer>();
  const repeats: Answer[] = [];
  for (const answer of answers) {
    if (first.has(answer.hash)) repeats.push(answer);
    else first.set(answer.hash, answer);
  }
  const moved: Date[] = [];
  for (const known of await fetchKnown(trx, war, [...first.keys()])) {
    const answer = first.get(known.hash);
    if (answer === undefined) continue;
    if (answer.observedAt < known.observedAt) moved.push(known.observedAt);
    else {
      first.delete(known.hash);
      if (answer.observedAt > known.observedAt) repeats.push(answer);
    }
  }
  return { fresh: [...first.values()], outcomes: repeats.map(toDuplicate), moved };
}

function toDuplicate({ payloadId }: Answer): PayloadOutcome {
  return { id: payloadId, status: 'duplicate', code: null, reason: null };
}

type Known = { readonly hash: string; readonly observedAt: Date };

async function fetchKnown(trx: Transaction<DB>, war: number, hashes: readonly string[]): Promise<Known[]> {
  const { rows } = await sql<Known>`
    select encode(body_hash, 'hex') as hash, observed_at as "observedAt" from helldivers2.clock
    where war_id = ${war} and body_hash = any(${hashes.map((hash) => Buffer.from(hash, 'hex'))}::bytea[])`.execute(
    trx,
  );
  return rows;
}

/** Records until when each of these bodies arrived, and that its later payloads are duplicates. */
export async function markRepeats(
  trx: Transaction<DB>,
  war: number,
  hashes: readonly string[],
): Promise<void> {
  const bodies = hashes.map((hash) => Buffer.from(hash, 'hex'));
  const duplicates = sql`
    update core.payloads as p set status = 'duplicate', code = null, reason = null
    from helldivers2.clock as c
    where c.war_id = ${war} and c.body_hash = any(${bodies}::bytea[]) and p.hash = c.body_hash
      and p.game = 'helldivers2' and p.kind = 'status' and p.observed_at > c.observed_at
      and p.status in ('imported', 'rejected', 'superseded') and p.code is distinct from 'IMPOSSIBLE_TIME'`;
  const until = sql`
    update helldivers2.clock as c set until_at = greatest(c.until_at, p.until)
    from (
      select hash, max(observed_at) as until from core.payloads
      where game = 'helldivers2' and kind = 'status' and hash = any(${bodies}::bytea[])
        and code is distinct from 'IMPOSSIBLE_TIME'
      group by hash
    ) as p
    where c.war_id = ${war} and c.body_hash = p.hash and c.until_at < p.until`;
  await inFlow(trx, async (send) => {
    void send(duplicates);
    await send(until);
  });
}
