// Stores past health and players of planets from the upstream. Creates no placeholders: rows of unknown planets are
// stored apart, counted, and moved when such a planet appears.
import { sql, type Transaction } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { HistoryRow } from '../../../parsers/helldivers2/parse-history.ts';
import { mergeRows } from '../merge-rows.ts';
import type { Observed } from '../observed.ts';

const MERGE = { key: ['planet', 'at', 'source'], at: 'observed_at' } as const;

export async function storeHistory(
  trx: Transaction<DB>,
  answers: readonly Observed<readonly HistoryRow[]>[],
): Promise<void> {
  if (answers.length === 0) return;
  const named = await fetchPlanets(trx);
  const rows = answers.flatMap(toRows);
  const known = rows.filter(({ planet }) => named.has(planet));
  await mergeRows(trx, 'helldivers2.planet_history', known, MERGE);
  const waiting = rows.filter(({ planet }) => !named.has(planet));
  await mergeRows(trx, 'helldivers2.history_waiting', waiting, MERGE);
}

function toRows({ document, source, observedAt }: Observed<readonly HistoryRow[]>) {
  return document.map(({ planet, at, health, maxHealth, players, status }) => ({
    planet,
    at,
    source,
    health,
    max_health: maxHealth,
    players,
    status,
    observed_at: observedAt,
  }));
}

async function fetchPlanets(trx: Transaction<DB>): Promise<Set<number>> {
  const rows = await trx.selectFrom('helldivers2.planets').select('id').execute();
  return new Set(rows.map(({ id }) => id));
}

/** Moves the waiting rows of planets that are known now. */
export async function moveWaitingHistory(trx: Transaction<DB>, planets: readonly number[]): Promise<void> {
  if (planets.length === 0) return;
  await sql`
    with moved as (delete from helldivers2.history_waiting where planet = any(${planets}::int[]) returning *)
    insert into helldivers2.planet_history as h select * from moved
    on conflict (planet, at, source) do update
    set health = excluded.health, max_health = excluded.max_health, players = excluded.players,
      status = excluded.status, observed_at = excluded.observed_at
    where excluded.observed_at >= h.observed_at`.execute(trx);
}
