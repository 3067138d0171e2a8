import { sql, type Transaction } from 'kysely';
import { hashId } from '../../../../core/public-id.ts';
import type { DB } from '../../../../database/schema.ts';
import { stirSubjects } from '../../../../database/stir-subjects.ts';
import type { ClaimedPayload } from '../../../../importer/inbox/claim-payloads.ts';
import { GAME } from './source.ts';
import { withSkimming } from '../database/schema.ts';
import { type Contest, parseContest, playerKeyOf } from '../parsers/parse-contest.ts';

type Claim = Pick<ClaimedPayload, 'id' | 'kind' | 'subject' | 'hash'> & { readonly throws: number };
type Status = {
  readonly status: 'imported' | 'duplicate' | 'superseded' | 'rejected';
  readonly code?: string;
  readonly reason?: string;
};

/**
 * Writes the contests of these payloads. Of several payloads about one contest the best one counts, whatever the order
 * of arrival.
 *
 * @returns ids of the contests that changed.
 */
export async function importContests(
  trx: Transaction<DB>,
  source: string,
  payloads: readonly ClaimedPayload[],
): Promise<number[]> {
  const changed = new Set<number>();
  for (const payload of payloads) {
    const parsed = parseContest(payload.readBody());
    if (!parsed.ok) {
      await setStatus(trx, payload.id, { status: 'rejected', code: parsed.code, reason: parsed.reason });
      continue;
    }
    const { contest } = parsed;
    const id = hashId([source, contest.pond, contest.heldAt]);
    const mine: Claim = { ...payload, throws: contest.throws.length };
    const holder = await fetchHolder(trx, id);
    if (holder !== undefined && holder.id !== mine.id && compareClaims(holder, mine) < 0) {
      await setStatus(trx, mine.id, beatenBy(holder, mine));
      continue;
    }
    if (holder !== undefined && holder.id !== mine.id)
      await setStatus(trx, holder.id, beatenBy(mine, holder));
    await writeContest(trx, { id, source, payloadId: mine.id, contest });
    await setStatus(trx, mine.id, { status: 'imported' });
    changed.add(id);
  }
  const subjects = [...changed].map(String);
  await stirSubjects({ game: GAME, scope: source, subjects })?.execute(trx);
  return [...changed];
}

/** Negative if a is the better one: more throws, then the smaller hash, kind and subject. */
function compareClaims(a: Claim, b: Claim): number {
  if (a.throws !== b.throws) return b.throws - a.throws;
  const keys = [a, b].map(({ hash, kind, subject }) => JSON.stringify([hash, kind, subject]));
  return (keys[0] ?? '') < (keys[1] ?? '') ? -1 : 1;
}

function beatenBy(best: Claim, loser: Claim): Status {
  return { status: best.hash === loser.hash ? 'duplicate' : 'superseded' };
}

async function fetchHolder(trx: Transaction<DB>, contestId: number): Promise<Claim | undefined> {
  const { rows } = await sql<Claim>`
    select p.id, p.kind, p.subject, encode(p.hash, 'hex') as hash,
      (select count(*) from skimming.throws as t where t.contest_id = c.id) as throws
    from skimming.contests as c join core.payloads as p on p.id = c.payload_id
    where c.id = ${contestId}`.execute(trx);
  return rows[0];
}

type Written = {
  readonly id: number;
  readonly source: string;
  readonly payloadId: number;
  readonly contest: Contest;
};

async function writeContest(trx: Transaction<DB>, written: Written): Promise<void> {
  const { id, source, payloadId, contest } = written;
  const db = withSkimming(trx);
  await db.deleteFrom('skimming.contests').where('id', '=', id).execute();
  await db
    .insertInto('skimming.contests')
    .values({ id, source, pond: contest.pond, held_at: new Date(contest.heldAt), payload_id: payloadId })
    .execute();
  if (contest.throws.length === 0) return;
  await db
    .insertInto('skimming.throws')
    .values(
      contest.throws.map(({ name, skips, metres }, position) => ({
        contest_id: id,
        position,
        player_key: playerKeyOf(name),
        name,
        skips,
        metres,
      })),
    )
    .execute();
}

async function setStatus(trx: Transaction<DB>, id: number, { status, code, reason }: Status): Promise<void> {
  await trx
    .updateTable('core.payloads')
    .set({ status, code: code ?? null, reason: reason ?? null })
    .where('id', '=', id)
    .execute();
}
