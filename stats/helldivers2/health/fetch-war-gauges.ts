import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { GameGauge } from '../../health/game-health.ts';
import { fetchWarHealth } from './fetch-war-health.ts';

export async function fetchWarGauges(db: Kysely<DB>): Promise<GameGauge[]> {
  const { war, pausedSince, kinds, endpoints } = await fetchWarHealth(db);
  const gauge = (name: string, help: string, value: number, labels = {}): GameGauge => ({
    name: `debrief_hd2_${name}`,
    help,
    labels,
    value,
  });
  return [
    ...(war === null
      ? []
      : [
          gauge(
            'status_timestamp_seconds',
            'When the newest status was made',
            war.observedAt.getTime() / 1000,
          ),
          gauge('war_time_seconds', "The war's own clock in that status", war.timeGame),
          gauge('paused', "Whether the war's clock stands still", pausedSince === null ? 0 : 1),
        ]),
    ...kinds.flatMap(({ kind, source, newestAt }) =>
      newestAt === null
        ? []
        : [
            gauge('answer_timestamp_seconds', 'The newest good answer', newestAt.getTime() / 1000, {
              kind,
              source,
            }),
          ],
    ),
    ...endpoints.map(({ name, failingSince }) =>
      gauge('endpoint_failing', 'Whether an endpoint fails', failingSince === null ? 0 : 1, {
        endpoint: name,
      }),
    ),
  ];
}
