import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { GameGauge } from '../../health/game-health.ts';
import { fetchWarHealth } from './fetch-war-health.ts';

/** @param pins how many keys of the API's host a person has approved. */
export async function fetchWarGauges(db: Kysely<DB>, pins: number): Promise<GameGauge[]> {
  const { war, unconfirmed, endpoints, rejected } = await fetchWarHealth(db);
  const gauge = (name: string, help: string, value: number, labels = {}): GameGauge => ({
    name: `debrief_hd1_${name}`,
    help,
    labels,
    value,
  });
  const suspects = (war?.fronts ?? []).filter(({ suspect }) => suspect.length > 0).length;
  return [
    ...(war === null ? [] : [gauge('answer_timestamp_seconds', 'The time in the newest status', war.time)]),
    gauge('pins', 'Approved keys of the API', pins),
    gauge('unconfirmed_seasons', 'Wars that only slots of other wars name', unconfirmed.length),
    gauge('suspect_fronts', 'Fronts of the running war with numbers that cannot be true', suspects),
    gauge('rejected_answers', 'Answers that were kept and not believed', rejected?.count ?? 0),
    ...endpoints.map(({ name, failingSince }) =>
      gauge('endpoint_failing', 'Whether an endpoint fails', failingSince === null ? 0 : 1, {
        endpoint: name,
      }),
    ),
  ];
}
