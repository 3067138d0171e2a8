import { fetchFrames } from '../fetch-frames.ts';
import { exactFronts } from './exact-fronts.ts';
import type { Exporter } from '../../game-exports.ts';

/** One object per frame of a war's course; `data` holds its fronts as the API gave them. */
export const exportSnapshots: Exporter = async function* exportSnapshots(db) {
  for (const frame of await fetchFrames(db)) {
    const { season, time, suspect, isConfirmed: confirmed } = frame;
    yield { season, time, data: exactFronts(frame), suspect, confirmed };
  }
};
