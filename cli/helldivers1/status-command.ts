// debrief helldivers1 status: the running war as it is stored, with its age. Read only; asks nobody else.
import { Command } from 'commander';
import { fetchSeasons } from '../../stats/helldivers1/fetch-seasons.ts';
import { fetchWar } from '../../stats/helldivers1/fetch-war.ts';
import { UserError } from '../../core/user-error.ts';
import { withApp } from '../app/open-app.ts';
import { plainText, printJson, printLine } from '../print/print.ts';
import { formatStatus } from './format-status.ts';
import { statusJson } from './status-json.ts';

export const statusCommand = new Command('status')
  .description('Show the running war as it is stored, and how old that is')
  .option('--json', 'print it as JSON')
  .action(async ({ json }: { json?: true }) => {
    await withApp(async ({ db }) => {
      const war = await fetchWar(db);
      if (war === null) {
        throw new UserError(
          'No war is stored yet.',
          'Set HD1_FOLLOW=yes and start Debrief, or import recorded answers: debrief import PATH --game helldivers1.',
        );
      }
      const unconfirmed = (await fetchSeasons(db)).filter((season) => season.lastUpdated === null);
      const missing = unconfirmed.map(({ season }) => season);
      if (json === true) printJson(statusJson(war, missing));
      else for (const line of formatStatus(war, missing, new Date())) printLine(plainText(line));
    });
  });
