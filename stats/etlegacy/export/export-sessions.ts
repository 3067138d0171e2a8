import { sql } from 'kysely';
import { formatId } from '../../../core/public-id.ts';
import { START_SQL } from '../sessions/start-sql.ts';
import type { Exporter } from '../../game-exports.ts';

/** Yields one object per session; `date` is the local date of its first round. */
export const exportSessions: Exporter = async function* exportSessions(db, servers) {
  const sessions = await db
    .selectFrom('etlegacy.sessions as s')
    .selectAll()
    .select(START_SQL.as('start'))
    .where('server_key', 'in', servers)
    .orderBy(sql`server_key collate "C"`)
    .orderBy('ended_at')
    .orderBy('id')
    .execute();
  for (const session of sessions) {
    yield {
      id: formatId(session.id),
      server: session.server_key,
      date: session.local_date,
      startedAt: session.start?.toISOString() ?? null,
      endedAt: session.ended_at.toISOString(),
      rounds: session.rounds,
    };
  }
};
