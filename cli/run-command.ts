// debrief run, what npm start does: own PostgreSQL, all servers' folders imported and watched, until it is told to stop.
import path from 'node:path';
import { Command } from 'commander';
import { CHECKOUT, type ServerConfig } from '../core/config.ts';
import { prepareServer } from '../importer/prepare-server.ts';
import { ServerImporter } from '../importer/server-importer.ts';
import { fetchVisibleServers } from '../stats/fetch-visible-servers.ts';
import { type App, withApp } from './open-app.ts';
import { printLine } from './print.ts';
import { printLatestRecap } from './recap-command.ts';
import { printRounds } from './print-rounds.ts';
import { untilTold } from './until-told.ts';

export const runCommand = new Command('run')
  .description('Import and watch the folders of all servers until Ctrl-C')
  .action(async () => {
    await withApp(
      async (app) => {
        const { config } = app;
        const signal = untilTold(app.log);
        const importers: ServerImporter[] = [];
        for (const server of [config.sample, ...config.servers]) {
          await prepareServer(app.db, server);
          const importer = openImporter(app, server);
          // A folder that is out of reach now may come back; the watch goes on trying.
          await importer
            .catchUp()
            .catch((err: unknown) => app.log.warn({ err, server: server.key }, 'import.will_retry'));
          importers.push(importer);
        }
        await printLatestRecap(app.db, await fetchVisibleServers(app.db));
        printGuide(app);
        await Promise.all(importers.map((importer) => importer.watch(signal)));
        printLine('Stopped; everything is stored.');
      },
      { stays: true },
    );
  });

function openImporter(app: App, server: ServerConfig): ServerImporter {
  const { db, log } = app;
  return new ServerImporter({ db, server, log, onRounds: async (ids) => printRounds(db, ids) });
}

/** How to go on from here, in as few lines as it takes. */
function printGuide({ config }: App): void {
  const folders = config.servers
    .map((server) => path.relative(CHECKOUT, server.folder) || server.folder)
    .join(', ');
  printLine();
  printLine(
    `Watching ${folders}: drop round files there and they are summed up within a second. Ctrl-C ends.`,
  );
}
