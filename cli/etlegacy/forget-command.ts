// debrief forget --server KEY: removes a server with all it said. The only verb that destroys anything, so it asks.
import { createInterface } from 'node:readline/promises';
import { Command } from 'commander';
import { forgetServer } from '../../importer/etlegacy/forget-server.ts';
import { CliError } from '../cli-error.ts';
import { withApp } from '../open-app.ts';
import { printLine } from '../print.ts';

export const forgetCommand = new Command('forget')
  .description('Remove a server with all its files and rounds from the database; its folder stays')
  .requiredOption('-s, --server <key>', 'the server')
  .option('-y, --yes', 'do not ask')
  .action(async ({ server, yes }: { server: string; yes?: true }) => {
    await withApp(async ({ db }) => {
      if (yes !== true && !(await confirm(server)))
        throw new CliError('Nothing was removed.', 'Type the key to confirm, or add --yes.');
      const forgotten = await forgetServer(db, server);
      if (forgotten === null)
        throw new CliError(`There is no server "${server}".`, 'Run "debrief doctor" to see all servers.');
      printLine(`Forgot "${server}": ${forgotten.payloads} files and ${forgotten.rounds} rounds.`);
      printLine('Files that are still in its folder come back with the next start.');
    });
  });

async function confirm(server: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (
      (await prompt.question(
        `All files and rounds of "${server}" will be gone. Type its key to confirm: `,
      )) === server
    );
  } finally {
    prompt.close();
  }
}
