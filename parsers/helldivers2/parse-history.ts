import { z } from 'zod';
import type { Parsed } from './failures.ts';
import { count, index, instant, maybe, text } from './fields.ts';
import { readDocument } from './read-document.ts';
import { coreRows } from './rows.ts';

const schema = coreRows(
  '',
  z
    .looseObject({
      created_at: instant,
      planet_index: index,
      current_health: count,
      max_health: count,
      player_count: maybe(count),
      status: maybe(text),
    })
    .transform((row) => ({
      planet: row.planet_index,
      at: row.created_at,
      health: row.current_health,
      maxHealth: row.max_health,
      players: row.player_count ?? null,
      status: row.status ?? null,
    })),
);

export type HistoryRow = z.output<typeof schema>[number];

/** Parses past health and players of one planet, newest first, in the manual's form. */
export function parseHistory(bytes: Uint8Array): Parsed<readonly HistoryRow[]> {
  return readDocument(schema, bytes);
}
