import { type Kysely, sql } from 'kysely';
import { FORGET_PLAYER } from '../../../database/etlegacy/fetch-forgotten.ts';
import type { DB } from '../../../database/schema.ts';
import { findLinksOfPlayer } from '../../../people/find-link.ts';
import { fetchMerges } from '../../../stats/etlegacy/merges/fetch-merges.ts';
import { keysOf, personOf } from '../../../stats/etlegacy/merges/merges.ts';
import type { Reported } from '../../framework/game-bot.ts';
import { GAME } from '../game.ts';

/** Whether a player of these rounds, or of the week that begins on `subject`, was forgotten or made private since then. */
export async function wasHiding(
  db: Kysely<DB>,
  { scope, subject, covers, since }: Reported,
): Promise<boolean> {
  const { rows } = await sql<{ key: string; server: string }>`
    select distinct p.player_key as key, r.server_key as server
    from etlegacy.player_rounds as p join etlegacy.rounds as r on r.id = p.round_id
      left join etlegacy.sessions as s on s.id = r.session_id
    where r.id = any(${covers}::bigint[])
      or (r.server_key = ${scope} and to_char(date_trunc('week', s.local_date), 'YYYY-MM-DD') = ${subject})`.execute(
    db,
  );
  const merges = await fetchMerges(db, [...new Set(rows.map(({ server }) => server))]);
  const keys = keysOf(
    merges,
    rows.map(({ key }) => personOf(merges, key)),
  );
  const links = await findLinksOfPlayer(db, GAME, keys);
  const owners = links.map(({ account }) => `user/${account}`);
  const found = await sql<{ isFound: boolean }>`
    select exists (
      select from core.decisions
      where kind = ${FORGET_PLAYER} and subject = any(${keys}::text[]) and decided_at >= ${since}
    ) or exists (
      select from core.settings
      where owner = any(${owners}::text[]) and name = 'privacy' and value = 'private' and set_at >= ${since}
    ) as "isFound"`.execute(db);
  return found.rows[0]?.isFound === true;
}
