// debrief simulate --game helldivers1 --serve: the API on this machine with simulated wars.
import { serveWars } from '../../simulator/helldivers1/serve-wars.ts';
import { defineUpstreamCommand } from '../define-upstream-command.ts';

const DAYS_BEFORE = 40;

export const simulateCommand = defineUpstreamCommand({
  what: 'made-up wars of Helldivers 1',
  serve: async (options) => serveWars({ ...options, daysBefore: DAYS_BEFORE }),
  settings: ({ href }) => `HD1_FOLLOW=yes HD1_URL=${href}`,
});
