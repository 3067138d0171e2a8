import type { SourceImporter } from '../game-importer.ts';
import { importAnswers } from './import-answers.ts';
import { GAME } from './source.ts';

const GROWING = [
  'helldivers1.events (kind, event_id, season)',
  'helldivers1.event_samples (season, kind, event_id, time)',
  'helldivers1.live_samples (season, time, enemy)',
  'helldivers1.snapshots (season, time)',
];

/** @param onWarnings called with invalid parts of answers, in words. */
export function openSource(
  source: string,
  onWarnings: (warnings: readonly string[]) => void = () => undefined,
): SourceImporter {
  return {
    game: GAME,
    source,
    growing: GROWING,
    importBatch: async (trx, payloads) => {
      const { confirmed, warnings } = await importAnswers(trx, payloads);
      if (warnings.length > 0) onWarnings(warnings);
      return confirmed;
    },
  };
}
