// debrief simulate --game helldivers2 --serve: an upstream on this machine that plays a made-up war.
import { serveWar } from '../../simulator/helldivers2/serve-war.ts';
import { defineUpstreamCommand } from '../define-upstream-command.ts';

const HOURS_BEFORE = 24;

export const simulateCommand = defineUpstreamCommand({
  what: 'a made-up war of Helldivers 2',
  serve: async (options) => serveWar({ ...options, hoursBefore: HOURS_BEFORE }),
  settings: ({ href }) => `HD2_UPSTREAM=manual HD2_URL=${href}`,
});
