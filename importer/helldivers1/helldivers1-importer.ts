import { sql } from 'kysely';
import { identifyAnswer } from '../../parsers/helldivers1/identify-answer.ts';
import type { GameImporter } from '../game-importer.ts';
import { KINDS } from './kinds.ts';
import { openCollectors } from './open-collectors.ts';
import { openSource } from './open-source.ts';
import { SAMPLE } from './sample-source.ts';
import { replay } from './replay.ts';
import { helldivers1Settings } from './settings.ts';
import { GAME, SOURCE } from './source.ts';

/** Helldivers 1: answers of its API about the current war and earlier ones. */
export const helldivers1Importer: GameImporter = {
  game: GAME,
  kinds: KINDS,
  labelPayload: identifyAnswer,
  configuredSources: () => [SOURCE],
  madeUpSource: SAMPLE,
  knownSources: async (db) => {
    const { rows } = await sql<{ source: string }>`
      select distinct source from core.payloads where game = ${GAME} order by source`.execute(db);
    return rows.map((row) => row.source);
  },
  prepareSource: async (_db, _config, source) => Promise.resolve(openSource(source)),
  openSource: async (_db, source) => Promise.resolve(openSource(source)),
  replay,
  settings: helldivers1Settings,
  collectors: openCollectors,
};
