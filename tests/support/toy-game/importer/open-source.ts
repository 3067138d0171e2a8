import type { SourceImporter } from '../../../../importer/game-importer.ts';
import { importContests } from './import-contests.ts';
import { GAME } from './source.ts';

export function openSource(source: string): SourceImporter {
  return {
    game: GAME,
    source,
    growing: ['skimming.contests (source)', 'skimming.throws (player_key)'],
    importBatch: async (trx, payloads) => importContests(trx, source, payloads),
  };
}
