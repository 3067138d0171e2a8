// debrief import PATH...: stores files in the inbox and imports them. Safe to run twice: known files stay unchanged.
import { Command } from 'commander';
import { findGame } from './app/find-game.ts';
import { withApp } from './app/open-app.ts';
import { type ImportOptions, importPaths } from './import/import-paths.ts';
import { printSummary } from './import/print-summary.ts';
import { plainText, printJson, printLine } from './print/print.ts';

type Options = ImportOptions & { readonly json?: true };

export const importCommand = new Command('import')
  .description(
    'Import round files or recorded answers; folders are searched recursively, zip and tar are unpacked',
  )
  .argument('<path...>', 'files, folders or archives')
  .option('-s, --server <key>', 'the game server they come from (default: the configured one)')
  .option('-g, --game <game>', 'the game they belong to (default: ET:Legacy)')
  .option('--kind <kind>', 'what each file holds, of a game with several kinds')
  .option('--at <time>', 'when it was so, ISO 8601 with a zone (default: when the file was last written)')
  .option('--upstream <key>', 'the upstream they were saved from; the same as --server')
  .option('--new-server', 'make a server of the key after --server, where none is configured or known')
  .option('--json', 'print the summary as JSON')
  .action(async (paths: string[], options: Options) => {
    await withApp(async (app) => {
      const summary = await importPaths(app, paths, { ...options, isQuiet: options.json === true });
      if (summary.unreadable.length > 0) process.exitCode = 1;
      if (options.json === true) printJson(summary);
      else {
        printSummary(summary);
        for (const line of (await findGame(options.game).afterImport?.(app.db, options.kind)) ?? [])
          printLine(`  ${plainText(line)}`);
      }
    });
  });
