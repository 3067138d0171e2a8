import type { Game } from '../../../../cli/app/game.ts';
import { once } from '../../../../cli/app/once.ts';

export const skimmingGame: Game = {
  name: 'skimming',
  title: 'Stone skimming',
  isConfigured: (env) => env['SKIM_URL'] !== undefined,
  importer: once(async () => (await import('../importer/skimming-importer.ts')).skimmingImporter),
  bot: async () => (await import('../bot/skimming-bot.ts')).skimmingBot,
  api: async () => (await import('../api/skimming-api.ts')).skimmingApi,
  exports: async () => (await import('../stats/skimming-exports.ts')).skimmingExports,
  verbs: { skim: async () => (await import('./skim-command.ts')).skimCommand },
};
