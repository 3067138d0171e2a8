// The command line: one verb per file. The only place that catches the errors of a verb.
import { Command, Option } from 'commander';
import { GAMES } from '../games.ts';
import debrief from '../package.json' with { type: 'json' };
import { gameSettings } from './app/game-settings.ts';
import { explainFailure } from './print/explain-failure.ts';
import { outliveReaders } from './print/outlive-readers.ts';
import { printError } from './print/print-error.ts';

type Load = () => Promise<Command>;

// In the order of the help. Loaded on demand: a verb that moves files does not need the code that draws pictures.
const VERBS: Readonly<Record<string, Load>> = {
  run: async () => (await import('./run-command.ts')).runCommand,
  demo: async () => (await import('./demo-command.ts')).demoCommand,
  import: async () => (await import('./import-command.ts')).importCommand,
  say: async () => (await import('./say-command.ts')).sayCommand,
  export: async () => (await import('./export-command.ts')).exportCommand,
  doctor: async () => (await import('./doctor-command.ts')).doctorCommand,
  replay: async () => (await import('./replay-command.ts')).replayCommand,
  api: async () => (await import('./api-command.ts')).apiCommand,
  migrate: async () => (await import('./migrate-command.ts')).migrateCommand,
  worker: async () => (await import('./worker-command.ts')).workerCommand,
  backup: async () => (await import('./backup-command.ts')).backupCommand,
  restore: async () => (await import('./restore-command.ts')).restoreCommand,
};

/** Finds the verb of that name: a shared one, one of the game after `--game`, or of the first game that has it. */
function findVerb(name: string | undefined, args: readonly string[]): Load | undefined {
  if (name === undefined) return undefined;
  if (Object.hasOwn(VERBS, name)) return VERBS[name];
  const wanted = readGame(args);
  const games = GAMES.filter(({ verbs }) => Object.hasOwn(verbs, name));
  const load = (games.find((game) => game.name === wanted) ?? games[0])?.verbs[name];
  if (load === undefined) return undefined;
  const choice = new Option('--game <game>', 'the game').choices(games.map((game) => game.name));
  return async () => (await load()).addOption(choice);
}

function readGame(args: readonly string[]): string | undefined {
  const at = args.findIndex((arg) => arg === '--game' || arg.startsWith('--game='));
  const arg = args[at];
  return arg === '--game' ? args[at + 1] : arg?.slice('--game='.length);
}

function listVerbs(): Load[] {
  const names = new Set(GAMES.flatMap(({ verbs }) => Object.keys(verbs)));
  return [...Object.keys(VERBS), ...names].flatMap((name) => findVerb(name, []) ?? []);
}

const program = new Command('debrief')
  .description('Round stats of ET:Legacy, verified and explained')
  .version(debrief.version, '-V, --version', 'print the version of Debrief')
  .showHelpAfterError('Add --help for usage.');
const asked = findVerb(process.argv[2], process.argv);
for (const load of asked === undefined ? listVerbs() : [asked]) program.addCommand(await load());

const needsNoReport = outliveReaders();
// Errors that no caller awaits, such as those in a timer of a library.
process.once('uncaughtException', (error) => {
  printError(explainFailure(error, wantsDetail()));
  process.exit(1);
});

try {
  gameSettings.all = GAMES.flatMap(({ settings }) => settings ?? []);
  gameSettings.zones = GAMES.flatMap(({ zones }) => zones ?? []);
  await program.parseAsync();
} catch (error) {
  if (!needsNoReport(error)) {
    printError(explainFailure(error, wantsDetail()));
    process.exitCode = 1;
  }
}

function wantsDetail(): boolean {
  return process.env['LOG_LEVEL'] === 'debug';
}
