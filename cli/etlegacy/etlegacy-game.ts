import { once } from '../app/once.ts';
import type { Game } from '../app/game.ts';

export const etlegacyGame: Game = {
  name: 'etlegacy',
  title: 'ET:Legacy',
  // There is always a server: the one that the environment describes, or its defaults.
  isConfigured: () => true,
  importer: once(async () =>
    (await import('../../importer/etlegacy/etlegacy-importer.ts')).createEtlegacyImporter(process.env),
  ),
  terminal: async () => (await import('./terminal.ts')).etlegacyTerminal,
  bot: async () => (await import('../../bot/etlegacy/etlegacy-bot.ts')).etlegacyBot,
  api: async () => (await import('../../api/etlegacy/etlegacy-api.ts')).etlegacyApi,
  health: async () => (await import('../../stats/etlegacy/health/etlegacy-health.ts')).etlegacyHealth,
  zones: async (db) => (await import('../../stats/etlegacy/fetch-zones.ts')).fetchZones(db),
  exports: async () => (await import('../../stats/etlegacy/export/export-rows.ts')).etlegacyExports,
  demo: async (folder) => (await import('./open-etlegacy-demo.ts')).openEtlegacyDemo(folder),
  verbs: {
    recap: async () => (await import('./recap-command.ts')).recapCommand,
    render: async () => (await import('./render-command.ts')).renderCommand,
    explain: async () => (await import('./explain-command.ts')).explainCommand,
    server: async () => (await import('./server-command.ts')).serverCommand,
    forget: async () => (await import('./forget-command.ts')).forgetCommand,
    push: async () => (await import('./push/push-command.ts')).pushCommand,
    sftp: async () => (await import('./sftp-command.ts')).sftpCommand,
    simulate: async () => (await import('./simulate-command.ts')).simulateCommand,
  },
};
