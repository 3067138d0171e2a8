// debrief api: the HTTP server in a process of its own, beside others on the same database.
import { Command } from 'commander';
import type { Health } from '../bot/framework/health.ts';
import { UserError } from '../core/user-error.ts';
import { keyCommand } from './api/key-command.ts';
import { userCommand } from './api/user-command.ts';
import { startHttp } from '../work/start-http.ts';
import { botOperations } from './bot-operations.ts';
import { createStopSignal } from './app/create-stop-signal.ts';
import { loadHealth, loadImporters } from './app/find-game.ts';
import { loadApis } from './app/load-apis.ts';
import { type RunningApp, stayWithApp } from './app/open-app.ts';
import { openOwnPage } from './app/open-own-page.ts';
import { importDeliveries, prepareConfigured } from './app/imported-deliveries.ts';
import { printLine } from './print/print.ts';
import { untilAborted } from './app/until-aborted.ts';

const NO_BOT: Health = { state: 'off', say: 'The bot runs in another process.', latencyMs: null };

export const apiCommand = new Command('api')
  .description('Serve the API over HTTP until Ctrl-C; manage its keys and users')
  .action(async () => {
    await stayWithApp(
      async (app) => {
        await serve(app);
        printLine('Stopped.');
      },
      { stays: 'debrief api' },
    );
  })
  .addCommand(keyCommand)
  .addCommand(userCommand);

/** Runs until a stop signal; then closes everything in reverse order. */
async function serve(app: RunningApp): Promise<void> {
  const signal = AbortSignal.any([createStopSignal(app.log), app.outdated]);
  await using open = new AsyncDisposableStack();
  const operations = botOperations(app.db, loadImporters, { signal });
  const page = await openOwnPage(app, { operations, health: () => NO_BOT });
  open.defer(async () => page?.close());
  await prepareConfigured(app.db, app.config);
  const { deliver, settle } = importDeliveries(app.db, app.log);
  open.defer(settle);
  const server = await startHttp(app, {
    health: loadHealth,
    apis: loadApis,
    pages: page?.addRoutes,
    deliver,
  });
  if (server === undefined)
    throw new UserError('HTTP_PORT=0 switches the HTTP server off.', 'Leave it out, or choose a port.');
  open.defer(async () => server.close());
  await app.answerAt(server.ownUrl);
  printLine(`Serving the API at ${server.url}/docs, and the page at ${await page?.linkTo(server.url)}`);
  printLine('Ctrl-C ends.');
  app.onStarted();
  await untilAborted(signal);
}
