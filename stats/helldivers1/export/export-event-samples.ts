import type { Exporter } from '../../game-exports.ts';

/** One object per sample of a defence or an assault. */
export const exportEventSamples: Exporter = async function* exportEventSamples(db) {
  const rows = await db
    .selectFrom('helldivers1.event_samples')
    .selectAll()
    .orderBy('season')
    .orderBy('kind')
    .orderBy('event_id')
    .orderBy('time')
    .execute();
  for (const { kind, event_id: eventId, season, time, points, status } of rows) {
    yield { type: kind, eventId, season, time, points, status };
  }
};
