import { parseHelldivers1Settings } from '../../importer/helldivers1/settings.ts';
import type { Game } from '../app/game.ts';
import { once } from '../app/once.ts';

export const helldivers1Game: Game = {
  name: 'helldivers1',
  title: 'Helldivers 1',
  isConfigured: (env) => env['HD1_FOLLOW'] === 'yes',
  isStored: async (db) => (await import('../../stats/helldivers1/health/is-stored.ts')).isStored(db),
  importer: once(
    async () => (await import('../../importer/helldivers1/helldivers1-importer.ts')).helldivers1Importer,
  ),
  terminal: async () => (await import('./terminal.ts')).helldivers1Terminal,
  bot: async () => (await import('../../bot/helldivers1/helldivers1-bot.ts')).helldivers1Bot,
  api: async () => (await import('./helldivers1-api.ts')).helldivers1Api,
  exports: async () => (await import('../../stats/helldivers1/export/exports.ts')).helldivers1Exports,
  health: async () => (await import('./war-health.ts')).createWarHealth(process.env),
  tryOut: {
    commands: ['hd1'],
    prepare: async (db) => (await import('./prepare-sample.ts')).prepareSample(db),
    note: 'Helldivers 1 is not set up and nothing of it is stored, so these are made-up wars. With HD1_FOLLOW=yes in .env, "npm start" follows the real one.',
  },
  demo: async () => (await import('./open-helldivers1-demo.ts')).openHelldivers1Demo(),
  settings: {
    prefix: 'HD1_',
    names: ['HD1_FOLLOW', 'HD1_URL', 'HD1_PINS', 'HD1_POLL_SECONDS'],
    findProblems: (env) => {
      const read = parseHelldivers1Settings(env);
      return read.ok ? [] : read.problems;
    },
  },
  verbs: {
    simulate: async () => (await import('./simulate-command.ts')).simulateCommand,
    helldivers1: async () => (await import('./helldivers1-command.ts')).helldivers1Command,
  },
};
