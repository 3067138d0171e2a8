// Rebuilds the rows of all wars from the stored answers, oldest first. Rows of answers that are no longer stored are
// kept: a sample, an event or a frame is only deleted if its answer exists to write it again.
import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { drainInbox } from '../inbox/drain-inbox.ts';
import { lockSource } from '../inbox/lock-source.ts';
import { openSource } from './open-source.ts';
import { GAME } from './source.ts';

/** @returns how many answers were read again. */
export async function replay(
  db: Kysely<DB>,
  source: string,
  onProgress?: (done: number) => void,
): Promise<number> {
  let done = 0;
  await db.transaction().execute(async (trx) => {
    await lockSource({ game: GAME, source }).execute(trx);
    for (const statement of statements(source)) await statement.execute(trx);
  });
  await drainInbox(db, openSource(source), {
    onProgress: (more) => {
      done += more;
      onProgress?.(more);
    },
  });
  return done;
}

function statements(source: string) {
  const stored = sql`select p.hash from core.payloads as p where p.game = ${GAME} and p.source = ${source}`;
  const times = sql`select extract(epoch from p.observed_at)::bigint from core.payloads as p
    where p.game = ${GAME} and p.source = ${source} and p.kind = 'status' and p.subject = s.season::text`;
  return [
    sql`delete from helldivers1.rebroadcasts where observed_hash in (${stored})`,
    sql`delete from helldivers1.live where observed_hash in (${stored})`,
    sql`delete from helldivers1.events where observed_hash in (${stored})`,
    sql`delete from helldivers1.polls where observed_hash in (${stored})`,
    sql`delete from helldivers1.snapshots where observed_hash in (${stored})`,
    sql`delete from helldivers1.live_samples as s where s.time in (${times})`,
    sql`delete from helldivers1.event_samples as s where s.time in (${times})`,
    sql`update helldivers1.seasons set last_updated = null, observed_hash = null, introduction_order = null,
      points_max = null, outcome = null where observed_hash in (${stored})`,
    sql`delete from helldivers1.seasons as s where last_updated is null
      and not exists (select from helldivers1.events as e where e.season = s.season)
      and not exists (select from helldivers1.live as l where l.season = s.season)
      and not exists (select from helldivers1.snapshots as f where f.season = s.season)
      and not exists (select from helldivers1.rebroadcasts as r where r.season = s.season)
      and not exists (select from helldivers1.live_samples as l where l.season = s.season)
      and not exists (select from helldivers1.event_samples as e where e.season = s.season)`,
    sql`update core.payloads set status = 'new', code = null, line = null, reason = null
      where game = ${GAME} and source = ${source} and status <> 'new' and code is distinct from 'IMPOSSIBLE_TIME'`,
  ];
}
