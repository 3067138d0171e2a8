// debrief worker: joins the work on an existing PostgreSQL: imports what others collected, and runs scheduled jobs. Any
// number may run, on any machine; if one dies, the others take over its work at once.
import { Command } from 'commander';
import { UserError } from '../core/user-error.ts';
import { findImporter, loadHealth, loadUsedImporters } from './app/find-game.ts';
import { loadBots } from './app/load-bots.ts';
import { loadConfig, type RunningApp, stayWithApp } from './app/open-app.ts';
import { printLine } from './print/print.ts';
import { createStopSignal } from './app/create-stop-signal.ts';
import type { Jobs } from '../jobs/open-jobs.ts';
import { openWork } from '../work/open-work.ts';
import { startHttp } from '../work/start-http.ts';
import { loadApis } from './app/load-apis.ts';
import { takeDeliveries } from './app/take-deliveries.ts';
import { untilAborted } from './app/until-aborted.ts';

export const workerCommand = new Command('worker')
  .description('Import what other processes collected into the PostgreSQL of DATABASE_URL, until Ctrl-C')
  .action(async () => {
    if (loadConfig().databaseUrl === undefined) {
      throw new UserError(
        'A worker joins a PostgreSQL that others use too, and DATABASE_URL names none.',
        'Set DATABASE_URL; on one machine "npm start" does all the work by itself.',
      );
    }
    await stayWithApp(
      async (app) => {
        await work(app);
        printLine('Stopped; other processes finish the remaining work.');
      },
      { stays: 'debrief worker' },
    );
  });

/** Runs until a stop signal or a failure; then closes everything in reverse order. */
async function work(app: RunningApp): Promise<void> {
  const { config, db, log, outdated } = app;
  const signal = AbortSignal.any([createStopSignal(log), outdated]);
  await using open = new AsyncDisposableStack();
  for (const importer of await loadUsedImporters(db)) await importer.checkSources?.(db, config);
  let jobs: Jobs | undefined;
  // Only where a port is chosen: of many workers none needs one.
  const server =
    config.operations.http?.isPortSet === true
      ? await startHttp(app, {
          health: loadHealth,
          apis: loadApis,
          // Until the jobs are there, the next look at the inbox finds what was pushed.
          deliver: takeDeliveries(db, async (source, trx) =>
            jobs?.send('drain-inbox', { server: source }, trx),
          ),
        })
      : undefined;
  open.defer(async () => server?.close());
  if (server !== undefined) await app.answerAt(server.ownUrl);
  jobs = await openWork(app, {
    findImporter,
    importers: async () => loadUsedImporters(db),
    health: loadHealth,
    posts: loadBots,
  });
  open.defer(async () => jobs?.close());
  app.onStarted();
  printLine('Working. Ctrl-C ends.');
  await untilAborted(signal);
}
