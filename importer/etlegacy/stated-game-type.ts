// What an operator states that a server plays: a decision of kind `game-type/<server>` and subject `type=<game type>`, of which
// the latest counts; `type=as documents tell` takes it back. It is applied when rounds are derived, never to what is stored.
import type { Kysely, Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { GameType } from '../../database/schema/etlegacy.ts';
import { storeDecision } from '../../database/store-decision.ts';
import { wordOrder } from '../../database/word-order.ts';
import { markStale } from './derivation-progress.ts';
import { lockServer } from './servers/lock-server.ts';

export const STATED_TYPES = [
  'stopwatch',
  'objective',
  'campaign',
  'map_vote',
  'last_man_standing',
] as const satisfies readonly GameType[];

const NONE = 'as documents tell';

const isStated = (text: string): text is GameType => STATED_TYPES.some((type) => type === text);

export async function fetchStatedGameType(
  db: Kysely<DB> | Transaction<DB>,
  serverKey: string,
): Promise<GameType | null> {
  const latest = await db
    .selectFrom('core.decisions')
    .select('subject')
    .where('kind', '=', gameTypeKind(serverKey))
    .orderBy(wordOrder('core.decisions', 'decided_at'), 'desc')
    .limit(1)
    .executeTakeFirst();
  return readStatedType(latest?.subject ?? null);
}

/** Kind of the decisions that state it. */
export function gameTypeKind(serverKey: string): string {
  return `game-type/${serverKey}`;
}

/** @param subject of the latest decision; null without one. */
export function readStatedType(subject: string | null): GameType | null {
  const type = subject?.slice('type='.length) ?? NONE;
  return isStated(type) ? type : null;
}

type Statement = { readonly key: string; readonly gameType: GameType | null; readonly by: string };

/** Stores the statement; the rows of the server are stale from then on, so that a next start derives them again if this process ends before it does. */
export async function stateGameType(db: Kysely<DB>, { key, gameType, by }: Statement): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockServer(key).execute(trx);
    await storeDecision(trx, { kind: gameTypeKind(key), subject: `type=${gameType ?? NONE}`, by });
    await markStale(trx, [key]);
  });
}
