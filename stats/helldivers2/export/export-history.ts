import { sql } from 'kysely';
import type { Exporter, ExportRow } from '../../game-exports.ts';
import { planetName } from '../planet-name.ts';

type Row = ExportRow & { readonly planet: number; readonly name: string | null };

/** One object per row of past that an upstream kept, by planet and time. */
export const exportHistory: Exporter = async function* exportHistory(db) {
  const { rows } = await sql<Row>`
    select h.planet, p.name, h.at, h.source, h.health, h.max_health as "maxHealth", h.players, h.status
    from helldivers2.planet_history as h join helldivers2.planets as p on p.id = h.planet
    order by h.planet, h.at, h.source collate "C"`.execute(db);
  for (const row of rows) yield { ...row, name: planetName(row.planet, row.name) };
};
