// The command line: one verb a file. The only place that catches what a verb throws.
import { Command, Option } from 'commander';
import { DatabaseError } from '../database/database-error.ts';
import { explainFailure } from '../database/explain-failure.ts';
import { GAMES } from '../games.ts';
import { CliError } from './cli-error.ts';

type Load = () => Promise<Command>;

// In the order of the help. Loaded when asked for: a verb that moves files needs none of what draws pictures.
const VERBS: Readonly<Record<string, Load>> = {
  run: async () => (await import('./run-command.ts')).runCommand,
  import: async () => (await import('./import-command.ts')).importCommand,
  say: async () => (await import('./say-command.ts')).sayCommand,
  export: async () => (await import('./export-command.ts')).exportCommand,
  doctor: async () => (await import('./doctor-command.ts')).doctorCommand,
  replay: async () => (await import('./replay-command.ts')).replayCommand,
  migrate: async () => (await import('./migrate-command.ts')).migrateCommand,
  worker: async () => (await import('./worker-command.ts')).workerCommand,
  backup: async () => (await import('./backup-command.ts')).backupCommand,
  restore: async () => (await import('./restore-command.ts')).restoreCommand,
  sftp: async () => (await import('./sftp-command.ts')).sftpCommand,
};

/** What a word stands for: a verb of all games, or one of the game after `--game`, or of the first game that has it. */
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
  .description('Round stats of ET:Legacy, proven and told')
  .showHelpAfterError('Add --help to see how it is used.');
const asked = findVerb(process.argv[2], process.argv);
for (const load of asked === undefined ? listVerbs() : [asked]) program.addCommand(await load());

// Whoever reads our output may have read enough, like "head": that is no failure, and what is open gets closed all the same.
const ENOUGH = new Set(['EPIPE', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_PREMATURE_CLOSE']);

function hasReadEnough(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && ENOUGH.has(error.code)
  );
}

process.stdout.on('error', (error) => {
  if (!hasReadEnough(error)) throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  if (!hasReadEnough(error)) {
    const known = error instanceof CliError || error instanceof DatabaseError ? error : explainFailure(error);
    if (known === null) throw error;
    process.stderr.write(`${known.message}\n`);
    process.exitCode = 1;
  }
}
