// debrief sftp test: reports whether a server's files can be fetched, and what to do if not. Needs no database.
import { Command } from 'commander';
import type { ServerConfig } from '../../core/config.ts';
import type { SftpConfig } from '../../core/sftp-config.ts';
import { nearestName } from '../../core/nearest-name.ts';
import { checkSftp, type SftpCheck } from '../../importer/collect/sftp/check-sftp.ts';
import { isWantedRemote } from '../../importer/etlegacy/files/is-wanted.ts';
import { UserError } from '../../core/user-error.ts';
import { loadConfig } from '../app/open-app.ts';
import { plainText, printJson, printLine } from '../print/print.ts';

type Options = { readonly server?: string; readonly json?: true };
type Remote = { readonly key: string; readonly sftp: SftpConfig };

const testCommand = new Command('test')
  .description(
    'Test the whole path to the files of a server, and report what is wrong; exits with 1 if something is',
  )
  .option('-s, --server <key>', 'one server only (default: all that are fetched by SFTP)')
  .option('--json', 'print the result as JSON')
  .action(async (options: Options) => {
    const results = [];
    for (const { key, sftp } of chooseRemotes(loadConfig().servers, options.server)) {
      const check = await checkSftp(sftp, isWantedRemote);
      results.push({ server: key, ...check });
      if (options.json !== true) printCheck(key, sftp, check);
    }
    if (options.json === true) printJson(results);
    if (results.some(({ ok }) => !ok)) process.exitCode = 1;
  });

export const sftpCommand = new Command('sftp')
  .description("Manage the access to a game server's files")
  .addCommand(testCommand);

function chooseRemotes(servers: readonly ServerConfig[], wanted: string | undefined): Remote[] {
  const remotes = servers.flatMap(({ key, sftp }) => (sftp === undefined ? [] : [{ key, sftp }]));
  if (remotes.length === 0) {
    throw new UserError(
      'No server is set up to be fetched by SFTP.',
      'Set ET_SFTP_HOST, ET_SFTP_USER and ET_SFTP_FOLDER in .env, or "sftp" of a server in debrief.json.',
    );
  }
  const chosen = remotes.filter(({ key }) => wanted === undefined || key === wanted);
  if (chosen.length > 0) return chosen;
  const keys = remotes.map(({ key }) => key);
  const meant = wanted === undefined ? undefined : nearestName(wanted, keys);
  const say = `There is no server "${wanted}" that is fetched by SFTP.`;
  throw new UserError(
    meant === undefined ? say : `${say} Did you mean "${meant}"?`,
    `Take one of: ${keys.join(', ')}.`,
  );
}

function printCheck(key: string, { user, host, port, folder }: SftpConfig, check: SftpCheck): void {
  printLine(plainText(`${key}: ${user}@${host}:${port}${folder.startsWith('/') ? '' : ' '}${folder}`));
  if (check.ok) {
    printLine(
      '  All is well: connected, the host key is the trusted one, the folder and its files can be read.',
    );
    printLine(
      plainText(`  ${check.files} round files, newest ${check.newest}; ${check.others} other names.`),
    );
  } else {
    printLine(plainText(`  ${check.say}`));
    printLine(plainText(`  ${check.tip}`));
  }
}
