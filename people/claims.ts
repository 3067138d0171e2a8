// Claims: an account says which player it is and proves it by a code that the player wears in the game.
import { randomInt } from 'node:crypto';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { DB } from '../database/schema.ts';
import type { ClaimTable } from '../database/schema/core.ts';

/** No vowels, so that no code is a word, and none of what is easily mistaken. */
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';
const LENGTH = 4;
const DAYS = 7;
const TRIES = 50;

export type Claim = Selectable<ClaimTable>;

type NewClaim = {
  readonly game: string;
  readonly account: string;
  /** As `placeOf` writes it: servers that people see there can prove it. */
  readonly place: string;
  readonly now: Date;
  /** Whether nobody wears that code already. */
  readonly isFree: (code: string) => Promise<boolean>;
};

/** Opens the claim of an account, or returns the one that is open; what was decided about it before is over. @returns its code. */
export async function storeClaim(db: Kysely<DB>, claim: NewClaim): Promise<string> {
  const { game, account, place, now } = claim;
  const open = await findClaim(db, game, account);
  const code = open?.state === 'open' ? open.code : await chooseCode(db, claim);
  const endsAt = new Date(now.getTime() + DAYS * 86_400_000);
  const columns = { place, code, ends_at: endsAt, state: 'open' as const, subject: null, holder: null };
  await db
    .insertInto('core.claims')
    .values({ game, account, ...columns })
    .onConflict((conflict) =>
      conflict.columns(['game', 'account']).doUpdateSet({ ...columns, told_at: null }),
    )
    .execute();
  return code;
}

async function chooseCode(db: Kysely<DB>, { game, isFree }: NewClaim): Promise<string> {
  for (let tried = 0; tried < TRIES; tried++) {
    const code = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
    const taken = await db
      .selectFrom('core.claims')
      .select('code')
      .where('game', '=', game)
      .where('code', '=', code)
      .executeTakeFirst();
    if (taken === undefined && (await isFree(code))) return code;
  }
  throw new Error('No code is free');
}

async function findClaim(db: Kysely<DB>, game: string, account: string): Promise<Claim | undefined> {
  return await db
    .selectFrom('core.claims')
    .selectAll()
    .where('game', '=', game)
    .where('account', '=', account)
    .executeTakeFirst();
}

/** Returns the claims of a game in these states, by account. */
export async function fetchClaims(
  db: Kysely<DB>,
  game: string,
  states: readonly Claim['state'][],
): Promise<Claim[]> {
  return await db
    .selectFrom('core.claims')
    .selectAll()
    .where('game', '=', game)
    .where('state', 'in', states)
    .orderBy('account')
    .execute();
}

type Outcome = Pick<Claim, 'state' | 'subject' | 'holder'>;

/** Keeps what became of a claim if it is still as it was read; its accounts are notified afterwards. @returns whether it was. */
export async function settleClaim(
  db: Kysely<DB>,
  { game, account, state }: Claim,
  outcome: Outcome,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('core.claims')
    .set({ ...outcome, told_at: null })
    .where('game', '=', game)
    .where('account', '=', account)
    .where('state', '=', state)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Keeps that its accounts were notified. */
export async function noteTold(db: Kysely<DB>, { game, account, state }: Claim, now: Date): Promise<void> {
  await db
    .updateTable('core.claims')
    .set({ told_at: now })
    .where('game', '=', game)
    .where('account', '=', account)
    .where('state', '=', state)
    .execute();
}

/** The account no longer says so. */
export async function dropClaim(db: Kysely<DB>, game: string, account: string): Promise<void> {
  await db.deleteFrom('core.claims').where('game', '=', game).where('account', '=', account).execute();
}

/** Removes claims that are over: those that nobody proved in time, and those that were decided and told. */
export async function dropClaims(db: Kysely<DB>, game: string, now: Date): Promise<void> {
  await sql`
    delete from core.claims where game = ${game}
      and ((state = 'open' and ends_at <= ${now}) or (state in ('proven', 'given', 'refused') and told_at is not null))`.execute(
    db,
  );
}
