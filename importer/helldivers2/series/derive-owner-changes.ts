import { sql, type Transaction } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { parseStatus, type StatusDocument } from '../../../parsers/helldivers2/parse-status.ts';
import { addOwners, ownerChangesOf, type OwnerChange } from './owner-changes-of.ts';
import type { Situation } from './situation-of.ts';
import type { Series } from './series.ts';
import { loadDocuments } from '../load-documents.ts';

/** How far a status that lacks no planet is looked for. */
const WHOLE_WITHIN_MS = 6 * 60 * 60 * 1000;

type Moment = { readonly observed_at: Date; readonly payload_id: number; readonly situation: Buffer };
type Change = OwnerChange & { readonly moment: Moment };

/** Finds changes of ownership, from the status before the first changed one to the one after the last. */
export async function deriveOwnerChanges(
  trx: Transaction<DB>,
  { war, touched, documents }: Series,
): Promise<void> {
  const moments = await fetchMoments(trx, war, touched);
  const changes = await findChanges(trx, moments);
  // A touched moment whose status was withdrawn is not among the moments, but its changes must go too.
  const bounds = [...touched, ...moments.map((moment) => moment.observed_at)].map((at) => at.getTime());
  const from = moments[0]?.observed_at ?? new Date(Math.min(...bounds));
  const known = await deleteAfter(trx, war, from, new Date(Math.max(...bounds)));
  if (changes.length === 0) return;
  const have = new Map(documents.map((answer) => [answer.payloadId, answer.document]));
  const missing = changes.map(({ moment }) => moment.payload_id).filter((id) => !have.has(id));
  for (const answer of await loadDocuments(trx, [...new Set(missing)], parseStatus)) {
    have.set(answer.payloadId, answer.document);
  }
  const rows = changes.map((change) => ({
    war_id: war,
    planet: change.planet,
    at: change.moment.observed_at,
    owner_before: change.before,
    owner_after: change.after,
    ...valuesOf(change, have.get(change.moment.payload_id), known),
  }));
  await sql`insert into helldivers2.owner_changes
    select * from jsonb_populate_recordset(null::helldivers2.owner_changes, ${JSON.stringify(rows)}::jsonb)`.execute(
    trx,
  );
}

/**
 * The touched statuses, and from each side up to the next one that lacks no planet, or else the next one. One whose war
 * clock is behind an earlier one is left out: what differs in it is older than what is known.
 */
async function fetchMoments(trx: Transaction<DB>, war: number, touched: readonly Date[]): Promise<Moment[]> {
  const times = touched.map((at) => at.getTime());
  const first = new Date(Math.min(...times));
  const last = new Date(Math.max(...times));
  const earliest = new Date(first.getTime() - WHOLE_WITHIN_MS);
  const latest = new Date(last.getTime() + WHOLE_WITHIN_MS);
  const { rows } = await sql<Moment>`
    with near as (
      select observed_at, planets, coalesce(time_game < max(time_game) over (
        order by observed_at rows between unbounded preceding and 1 preceding), false) as is_behind
      from helldivers2.clock where war_id = ${war} and observed_at between ${earliest} and ${latest}
    ), whole as (
      select observed_at from near where not is_behind and planets = (select max(planets) from near)
    )
    select observed_at, payload_id, situation from helldivers2.clock
    where war_id = ${war}
      and observed_at >= coalesce((select max(observed_at) from whole where observed_at < ${first}),
        (select max(observed_at) from helldivers2.clock where war_id = ${war} and observed_at < ${first}), ${first})
      and observed_at <= coalesce((select min(observed_at) from whole where observed_at > ${last}),
        (select min(observed_at) from helldivers2.clock where war_id = ${war} and observed_at > ${last}), ${last})
      and not exists (select from near where near.observed_at = clock.observed_at and is_behind)
    order by observed_at`.execute(trx);
  return rows;
}

async function findChanges(trx: Transaction<DB>, moments: readonly Moment[]): Promise<Change[]> {
  const steps = moments.filter((moment, at) => moments[at - 1]?.situation.equals(moment.situation) !== true);
  if (steps.length < 2) return [];
  const { rows } = await sql<Pick<Situation, 'owners'> & { hash: Buffer }>`
    select hash, owners from helldivers2.situations
    where hash = any(${steps.map(({ situation }) => situation)}::bytea[])`.execute(trx);
  const situations = new Map(rows.map((row) => [row.hash.toString('hex'), row]));
  let known: Situation['owners'] = [];
  return steps.flatMap((moment) => {
    const is = situations.get(moment.situation.toString('hex'));
    if (is === undefined) throw new Error('A status has no situation in helldivers2.situations.');
    const changes = ownerChangesOf(known, is.owners);
    known = addOwners(known, is.owners);
    return changes.map((change) => ({ ...change, moment }));
  });
}

type Values = {
  readonly health: number | null;
  readonly regen_per_second: number | null;
  readonly players: number | null;
};
type Known = Values & { readonly planet: number; readonly at: Date };

async function deleteAfter(trx: Transaction<DB>, war: number, from: Date, until: Date): Promise<Known[]> {
  const { rows } = await sql<Known>`
    delete from helldivers2.owner_changes
    where war_id = ${war} and at >= ${from} and at <= ${until}
      and (at > ${from} or not exists (select from helldivers2.clock
        where war_id = ${war} and observed_at < ${from}))
    returning planet, at, health, regen_per_second, players`.execute(trx);
  return rows;
}

/** For a status that is no longer stored, the values that were written before. */
function valuesOf(
  { planet, moment }: Change,
  status: StatusDocument | undefined,
  known: readonly Known[],
): Values {
  const row = status?.planetStatus.find(({ index }) => index === planet);
  if (row !== undefined) {
    return { health: row.health, regen_per_second: row.regenPerSecond ?? null, players: row.players ?? null };
  }
  const before = known.find(
    (change) => change.planet === planet && change.at.getTime() === moment.observed_at.getTime(),
  );
  return {
    health: before?.health ?? null,
    regen_per_second: before?.regen_per_second ?? null,
    players: before?.players ?? null,
  };
}
