import { fetchFrames } from '../fetch-frames.ts';
import { fetchSeasons } from '../fetch-seasons.ts';
import { exactFronts } from './exact-fronts.ts';
import type { Exporter } from '../../game-exports.ts';

/** One object per frame of a war's course; `data` holds its fronts as the API gave them. */
export const exportSnapshots: Exporter = async function* exportSnapshots(db) {
  const whole = new Set(
    (await fetchSeasons(db)).filter(({ lastUpdated }) => lastUpdated !== null).map(({ season }) => season),
  );
  for (const frame of await fetchFrames(db))
    yield { ...frame, data: exactFronts(frame), confirmed: whole.has(frame.season) };
};
