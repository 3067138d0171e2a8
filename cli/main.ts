// The command line: one verb a file. The only place that catches what a verb throws.
import { Command } from 'commander';
import { DatabaseError } from '../database/database-error.ts';
import { CliError } from './cli-error.ts';

// In the order of the help. Loaded when asked for: a verb that moves files needs none of what draws pictures.
const VERBS = new Map<string | undefined, () => Promise<Command>>(
  Object.entries({
    run: async () => (await import('./run-command.ts')).runCommand,
    import: async () => (await import('./etlegacy/import-command.ts')).importCommand,
    recap: async () => (await import('./etlegacy/recap-command.ts')).recapCommand,
    render: async () => (await import('./etlegacy/render-command.ts')).renderCommand,
    say: async () => (await import('./say-command.ts')).sayCommand,
    export: async () => (await import('./etlegacy/export-command.ts')).exportCommand,
    explain: async () => (await import('./etlegacy/explain-command.ts')).explainCommand,
    doctor: async () => (await import('./doctor-command.ts')).doctorCommand,
    replay: async () => (await import('./etlegacy/replay-command.ts')).replayCommand,
    forget: async () => (await import('./etlegacy/forget-command.ts')).forgetCommand,
    migrate: async () => (await import('./migrate-command.ts')).migrateCommand,
    worker: async () => (await import('./worker-command.ts')).workerCommand,
    backup: async () => (await import('./backup-command.ts')).backupCommand,
    restore: async () => (await import('./restore-command.ts')).restoreCommand,
    sftp: async () => (await import('./sftp-command.ts')).sftpCommand,
    simulate: async () => (await import('./etlegacy/simulate-command.ts')).simulateCommand,
  }),
);

const program = new Command('debrief')
  .description('Round stats of ET:Legacy, proven and told')
  .showHelpAfterError('Add --help to see how it is used.');
const asked = VERBS.get(process.argv[2]);
for (const load of asked === undefined ? VERBS.values() : [asked]) program.addCommand(await load());

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
    if (!(error instanceof CliError || error instanceof DatabaseError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
