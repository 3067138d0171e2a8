import {
  findUpstreamProblems,
  SETTING_NAMES,
} from '../../importer/helldivers2/upstreams/upstream-settings.ts';
import type { Game } from '../app/game.ts';
import { once } from '../app/once.ts';

export const helldivers2Game: Game = {
  name: 'helldivers2',
  title: 'Helldivers 2',
  isConfigured: (env) => (env['HD2_UPSTREAM'] ?? '') !== '',
  isStored: async (db) => (await import('../../stats/helldivers2/health/is-stored.ts')).isStored(db),
  importer: once(async () =>
    (await import('../../importer/helldivers2/helldivers2-importer.ts')).createHelldivers2Importer(
      process.env,
    ),
  ),
  afterImport: async (db, kind) => (await import('./find-missing.ts')).findMissing(db, kind),
  terminal: async () => (await import('./terminal.ts')).helldivers2Terminal,
  bot: async () => (await import('../../bot/helldivers2/helldivers2-bot.ts')).helldivers2Bot,
  exports: async () =>
    (await import('../../stats/helldivers2/export/helldivers2-exports.ts')).helldivers2Exports,
  health: async () => (await import('./war-health.ts')).warHealth,
  api: async () => (await import('../../api/helldivers2/helldivers2-api.ts')).helldivers2Api,
  demo: async () => (await import('./open-helldivers2-demo.ts')).openHelldivers2Demo(),
  settings: {
    prefix: 'HD2_',
    names: SETTING_NAMES,
    findProblems: findUpstreamProblems,
  },
  tryOut: {
    commands: ['hd2'],
    prepare: async (db) => (await import('./prepare-sample.ts')).prepareSample(db),
    note: 'Helldivers 2 is not set up and nothing of it is stored, so this is a made-up war. With HD2_UPSTREAM=manual in .env, "npm start" follows the real one.',
  },
  verbs: {
    helldivers2: async () => (await import('./helldivers2-command.ts')).helldivers2Command,
    simulate: async () => (await import('./simulate-command.ts')).simulateCommand,
  },
};
