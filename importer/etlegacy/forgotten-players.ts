// Players who asked to be forgotten. A decision of kind `forget-player` has the player's key as its subject. Rows are
// joined by the GUID and stay, and no name is derived for that key any longer, whatever the stored files contain.
import { type Kysely, type Transaction, sql } from 'kysely';
import { fetchForgotten, FORGET_PLAYER } from '../../database/etlegacy/fetch-forgotten.ts';
import type { DB } from '../../database/schema.ts';
import type { DerivedRound } from './derive/derive-neighbourhood.ts';

/** Their name from then on, everywhere. */
const FORMER_PLAYER = 'former player';

export async function storeForgotten(trx: Transaction<DB>, keys: readonly string[]): Promise<void> {
  await trx
    .insertInto('core.decisions')
    .values(keys.map((subject) => ({ decided_by: 'cli', kind: FORGET_PLAYER, subject })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Removes all decisions about forgotten players: renames, merges, links, the settings of linked accounts, and names in
 * the audit log. Safe to repeat; a restore may bring such entries back.
 */
export async function purgeForgotten(db: Kysely<DB>): Promise<void> {
  const keys = [...(await fetchForgotten(db))];
  if (keys.length === 0) return;
  const isTheirs = sql<boolean>`subject = any(${keys}::text[])`;
  await db.transaction().execute(async (trx) => {
    const links = await trx.selectFrom('core.links').select('account').where(isTheirs).execute();
    const accounts = links.map((link) => link.account);
    const owners = accounts.map((account) => `user/${account}`);
    await sql`delete from core.decisions where kind like 'rename/%' and split_part(subject, '=', 1) = any(${keys}::text[])`.execute(
      trx,
    );
    await sql`
      delete from core.decisions where kind like 'merge/%'
      and (subject::jsonb ->> 0 = any(${keys}::text[]) or subject::jsonb ->> 1 = any(${keys}::text[]))`.execute(
      trx,
    );
    await sql`delete from core.links where account = any(${accounts}::text[])`.execute(trx);
    await sql`delete from core.claims where account = any(${accounts}::text[]) or subject = any(${keys}::text[])`.execute(
      trx,
    );
    await sql`delete from core.settings where owner = any(${owners}::text[])`.execute(trx);
    await purgeAudit(trx, keys, owners);
  });
}

/** The one exception from "append only": forgotten players are also removed from the audit of admins. */
async function purgeAudit(
  trx: Transaction<DB>,
  keys: readonly string[],
  owners: readonly string[],
): Promise<void> {
  // The other player of a merge is in the details.
  const isAbout = sql<boolean>`(${keys}::text[] && array[subject, details ->> 'into', details ->> 'from'])`;
  const { rows } = await sql`
    select from core.audit where actor = any(${owners}::text[]) or (${isAbout} and details <> '{}') limit 1`.execute(
    trx,
  );
  if (rows.length === 0) return;
  await sql`alter table core.audit disable trigger audit_is_append_only`.execute(trx);
  await sql`update core.audit set details = '{}' where ${isAbout}`.execute(trx);
  await sql`update core.audit set actor = ${FORMER_PLAYER} where actor = any(${owners}::text[])`.execute(trx);
  // A restored entry differed from the existing one only by the details.
  await sql`
    delete from core.audit as line using core.audit as same
    where line.id > same.id and line.details = '{}'
      and (to_jsonb(line) - 'id') = (to_jsonb(same) - 'id')`.execute(trx);
  await sql`alter table core.audit enable trigger audit_is_append_only`.execute(trx);
}

/** Keys of the forgotten players of a round, in order. */
export function forgottenOf({ split }: DerivedRound, forgotten: ReadonlySet<string>): string[] {
  if (forgotten.size === 0) return [];
  return [...split.players, ...split.unproven]
    .map((player) => player.key)
    .filter((key) => forgotten.has(key))
    .toSorted();
}

/** The same round without the names of its forgotten players. */
export function hidePlayers(round: DerivedRound, forgotten: ReadonlySet<string>): DerivedRound {
  const hide = <Player extends { key: string; name: string; rawName: string }>(player: Player): Player =>
    forgotten.has(player.key) ? { ...player, name: FORMER_PLAYER, rawName: FORMER_PLAYER } : player;
  const { players, unproven } = round.split;
  return { ...round, split: { ...round.split, players: players.map(hide), unproven: unproven.map(hide) } };
}

/** Awards and opponents contain names as text, which are removed too. `round` still has the names of the file. */
export function hideInAwards<
  Award extends { readonly player_name: string },
  Opponent extends { readonly subject_name: string | null; readonly opponent_name: string },
>(
  rows: { readonly awards: readonly Award[]; readonly opponents: readonly Opponent[] },
  round: DerivedRound,
  forgotten: ReadonlySet<string>,
): { awards: Award[]; opponents: Opponent[] } {
  const { players, unproven } = round.split;
  const names = new Set(
    [...players, ...unproven].filter(({ key }) => forgotten.has(key)).map(({ name }) => name),
  );
  const hide = (name: string): string => (names.has(name) ? FORMER_PLAYER : name);
  return {
    awards: rows.awards.map((row) => ({ ...row, player_name: hide(row.player_name) })),
    opponents: rows.opponents.map((row) => ({
      ...row,
      subject_name: row.subject_name === null ? null : hide(row.subject_name),
      opponent_name: hide(row.opponent_name),
    })),
  };
}
