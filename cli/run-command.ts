// debrief run, the verb of npm start: starts the embedded PostgreSQL, imports and watches all servers' folders, until
// it is stopped.
import { Command } from 'commander';
import { holdHome } from '../work/hold-home.ts';
import { loadConfig, stayWithApp } from './app/open-app.ts';
import { printLine } from './print/print.ts';

export const runCommand = new Command('run')
  .description('Import and watch the folders of all servers until Ctrl-C')
  .action(async () => {
    const leaveHome = await holdHome(loadConfig({ collects: true }));
    // Loading takes long on a busy machine, and a second start on one home ends before it.
    const { run } = await import('./run.ts');
    await stayWithApp(
      async (app) => {
        await run(app);
        printLine('Stopped; everything is stored.');
      },
      { stays: 'npm start', collects: true },
    ).finally(leaveHome);
  });
