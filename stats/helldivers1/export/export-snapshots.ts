import { fetchFrames } from '../fetch-frames.ts';
import type { Exporter } from '../../game-exports.ts';

/** One object per frame of a war's course; `data` holds its fronts as the API gave them. */
export const exportSnapshots: Exporter = async function* exportSnapshots(db) {
  yield* await fetchFrames(db);
};
