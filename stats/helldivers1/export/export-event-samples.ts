import { exactNumber } from './exact-number.ts';
import type { Exporter } from '../../game-exports.ts';

/** One object per sample of a defence or an assault. */
export const exportEventSamples: Exporter = async function* exportEventSamples(db) {
  const rows = await db
    .selectFrom('helldivers1.event_samples')
    .innerJoin('helldivers1.seasons as s', 's.season', 'helldivers1.event_samples.season')
    .selectAll('helldivers1.event_samples')
    .select('s.last_updated')
    .orderBy('helldivers1.event_samples.season')
    .orderBy('kind')
    .orderBy('event_id')
    .orderBy('time')
    .execute();
  for (const { kind, event_id: eventId, season, time, points, status, last_updated: updated } of rows) {
    yield {
      type: kind,
      eventId,
      season,
      time,
      points: exactNumber(BigInt(points)),
      status,
      confirmed: updated !== null,
    };
  }
};
