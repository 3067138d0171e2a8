import { sql } from 'kysely';
import { formatId } from '../../../../core/public-id.ts';
import type { Exporter, GameExports } from '../../../../stats/game-exports.ts';
import { skimmingSources } from './skimming-sources.ts';

const exportThrows: Exporter = async function* (db, sources) {
  const { rows } = await sql<{
    contest: number;
    pond: string;
    at: Date;
    player: string;
    skips: number;
    metres: number;
  }>`
    select c.id as contest, c.pond, c.held_at as at, t.name as player, t.skips, t.metres
    from skimming.contests as c join skimming.throws as t on t.contest_id = c.id
    where c.source = any(${sources}::text[])
    order by c.held_at, c.id, t.position`.execute(db);
  for (const { contest, at, ...row } of rows)
    yield { contest: formatId(contest), at: at.toISOString(), ...row };
};

export const skimmingExports: GameExports = { kinds: { throws: exportThrows }, sources: skimmingSources };
