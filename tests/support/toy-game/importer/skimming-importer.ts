import type { GameImporter } from '../../../../importer/game-importer.ts';
import { openContestCollectors } from './contest-collector.ts';
import { CONTEST_ANSWER, CONTEST_FILE } from './kinds.ts';
import { openSource } from './open-source.ts';
import { replay } from './replay.ts';
import { skimmingSettings } from './settings.ts';
import { GAME, SOURCE } from './source.ts';

const CODES: Readonly<Record<string, string>> = {
  NOT_JSON: 'The file is not JSON. Let the judge save it again.',
  NOT_A_CONTEST: 'The file is no contest. It needs a pond, a time and throws.',
};

/** Stone skimming: contests from files of judges and from an upstream. */
export const skimmingImporter: GameImporter = {
  game: GAME,
  kinds: [CONTEST_FILE, CONTEST_ANSWER],
  configuredSources: () => [SOURCE],
  knownSources: async (db) => {
    const rows = await db
      .selectFrom('core.payloads')
      .select('source')
      .distinct()
      .where('game', '=', GAME)
      .orderBy('source')
      .execute();
    return rows.map(({ source }) => source);
  },
  prepareSource: async (_db, _config, source) => Promise.resolve(openSource(source)),
  openSource: async (_db, source) => Promise.resolve(openSource(source)),
  replay,
  explainCode: (code) => CODES[code] ?? null,
  settings: skimmingSettings,
  collectors: openContestCollectors,
};
