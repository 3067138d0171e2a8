import { BEST_COLUMNS, type CountingRow, sumRows } from '../formulas/sums.ts';
import type { Best, Bests } from './fetch-bests.ts';
import { mapKey } from './map-key.ts';

/** Merges the bests of earlier evenings with the earlier rounds of the same evening. */
export function addBests(bests: Bests, rows: readonly CountingRow[]): Bests {
  const players = new Map(bests.players);
  for (const [key, own] of Map.groupBy(rows, (row) => row.player_key)) {
    const known = players.get(key);
    const sums = sumRows(own);
    players.set(key, { ...larger(sums, known), rounds: sums.rounds + (known?.rounds ?? 0) });
  }
  const maps = new Map(bests.maps);
  for (const [map, played] of Map.groupBy(rows, (row) => mapKey(row.map, row.game_type))) {
    const known = maps.get(map);
    maps.set(map, {
      ...larger(sumRows(played), known),
      sessions: known?.sessions ?? 0,
      completed: known?.completed ?? 0,
      fastestS: known?.fastestS ?? null,
    });
  }
  return {
    server: { ...larger(sumRows(rows), bests.server), sessions: bests.server.sessions },
    players,
    maps,
  };
}

function larger(a: Best, b: Best | undefined): Best {
  const best = { ...a };
  for (const column of BEST_COLUMNS) best[column] = Math.max(a[column], b?.[column] ?? 0);
  return best;
}
