import { sql } from 'kysely';
import { formatId } from '../../../core/public-id.ts';
import type { Exporter } from '../../game-exports.ts';
import { optionalId } from './export-values.ts';

/** Yields one object per match: its two rounds and the winner of the map. */
export const exportMatches: Exporter = async function* exportMatches(db, servers) {
  const matches = await db
    .selectFrom('etlegacy.matches as m')
    .leftJoin('etlegacy.rounds as r1', 'r1.id', 'm.r1_id')
    .leftJoin('etlegacy.rounds as r2', 'r2.id', 'm.r2_id')
    .select(['m.id', 'm.server_key', 'm.map', 'm.result', 'm.session_id', 'm.ended_at'])
    .select(['r1.file as r1_file', 'r2.file as r2_file'])
    .where('m.server_key', 'in', servers)
    .orderBy(sql`m.server_key collate "C"`)
    .orderBy('m.ended_at')
    .orderBy('m.id')
    .execute();
  for (const match of matches) {
    yield {
      id: formatId(match.id),
      server: match.server_key,
      map: match.map,
      result: match.result,
      endedAt: match.ended_at.toISOString(),
      sessionId: optionalId(match.session_id),
      r1: match.r1_file,
      r2: match.r2_file,
    };
  }
};
