// Past health and players of planets as the upstream kept them. Makes no placeholders: rows of planets that nobody has
// named are left out and counted, and taken in when such a planet turns up.
import { sql, type Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { HistoryRow } from '../../parsers/helldivers2/parse-history.ts';
import { mergeRows } from './merge-rows.ts';
import type { Observed } from './observed.ts';

export async function storeHistory(
  trx: Transaction<DB>,
  answers: readonly Observed<readonly HistoryRow[]>[],
): Promise<void> {
  if (answers.length === 0) return;
  const named = await fetchPlanets(trx);
  const rows = answers.flatMap(({ document, source, observedAt }) =>
    document
      .filter((row) => named.has(row.planet))
      .map(({ planet, at, health, maxHealth, players, status }) => ({
        planet,
        at,
        source,
        health,
        max_health: maxHealth,
        players,
        status,
        observed_at: observedAt,
      })),
  );
  await mergeRows(trx, 'helldivers2.planet_history', rows, {
    key: ['planet', 'at', 'source'],
    at: 'observed_at',
  });
  await sql`delete from helldivers2.history_gaps
    where payload_id = any(${answers.map(({ payloadId }) => payloadId)}::bigint[])`.execute(trx);
  const gaps = answers.flatMap((answer) => findGaps(answer, named));
  if (gaps.length === 0) return;
  await sql`insert into helldivers2.history_gaps (payload_id, planet, rows, first_at, last_at)
    select * from jsonb_to_recordset(${JSON.stringify(gaps)}::jsonb)
      as g (payload_id bigint, planet int, rows int, first_at timestamptz, last_at timestamptz)`.execute(trx);
}

async function fetchPlanets(trx: Transaction<DB>): Promise<Set<number>> {
  const rows = await trx.selectFrom('helldivers2.planets').select('id').execute();
  return new Set(rows.map(({ id }) => id));
}

function findGaps({ document, payloadId }: Observed<readonly HistoryRow[]>, named: ReadonlySet<number>) {
  const missing = Map.groupBy(
    document.filter((row) => !named.has(row.planet)),
    (row) => row.planet,
  );
  return [...missing].map(([planet, rows]) => {
    const times = rows.map(({ at }) => at.getTime()).toSorted((a, b) => a - b);
    return {
      payload_id: payloadId,
      planet,
      rows: rows.length,
      first_at: new Date(times[0] ?? 0),
      last_at: new Date(times.at(-1) ?? 0),
    };
  });
}

/** Payloads with rows of these planets, which were left out when nobody knew them. */
export async function fetchGapPayloads(trx: Transaction<DB>, planets: readonly number[]): Promise<number[]> {
  if (planets.length === 0) return [];
  const rows = await trx
    .selectFrom('helldivers2.history_gaps')
    .select('payload_id')
    .distinct()
    .where('planet', 'in', planets)
    .execute();
  return rows.map(({ payload_id }) => payload_id);
}
