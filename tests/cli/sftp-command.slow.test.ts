import { chmod, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkSftp } from '../../importer/collect/sftp/check-sftp.ts';
import { parseRoundFileName } from '../../parsers/etlegacy/document/round-file-name.ts';
import { simulateFile } from '../support/etlegacy/round-files.ts';
import { type CliRun, runCli } from '../support/run-cli.ts';
import { type SftpServer, sftpServerNote, startSftpServer } from '../support/servers/sftp-server.ts';

let server: SftpServer;

beforeAll(async () => {
  server = await startSftpServer();
});
afterAll(async () => server.close());

async function run(changes: Record<string, string> = {}, args: readonly string[] = []): Promise<CliRun> {
  const { host, port, user, folder, hostKeys, keyFile } = server.config;
  return await runCli(['sftp', 'test', ...args], {
    env: {
      ET_SFTP_HOST: host,
      ET_SFTP_PORT: String(port),
      ET_SFTP_USER: user,
      ET_SFTP_FOLDER: folder,
      ET_SFTP_HOST_KEY: hostKeys.join(' '),
      ET_SFTP_KEY_FILE: keyFile ?? '',
      ...changes,
    },
  });
}

test(
  `sftp test leads from the first contact to a working configuration, against ${sftpServerNote}`,
  { timeout: 60_000 },
  async () => {
    const first = await run({ ET_SFTP_HOST_KEY: '' });
    expect(first.code).toBe(1);
    expect(first.stdout).toContain(`ET_SFTP_HOST_KEY in .env: ${server.config.hostKeys[0]}`);

    const check = async (): Promise<string> => {
      const result = await checkSftp(server.config, (name) => parseRoundFileName(name) !== null);
      return result.ok ? 'ok' : `${result.code}: ${result.say}`;
    };
    expect(await check()).toContain('NO_ROUND_FILES');

    const { name, text } = simulateFile(1);
    const file = path.join(server.folder, name);
    await writeFile(file, text);
    const well = await run();
    expect(well.stdout).toContain('All is well');
    expect(well.stdout).toContain(`1 round files, newest ${name}; 0 other names`);
    expect(well.code).toBe(0);

    await chmod(file, 0o600);
    expect(await check()).toContain(`FILE_FORBIDDEN: The account "${server.config.user}" may list`);
    await chmod(server.folder, 0o700);
    expect(await check()).toContain('FOLDER_FORBIDDEN');
    await rename(server.folder, `${server.folder}-away`);
    const missing = await run({}, ['--json']);
    expect(JSON.parse(missing.stdout)).toMatchObject([
      { server: 'default', ok: false, code: 'FOLDER_MISSING' },
    ]);
    await rename(`${server.folder}-away`, server.folder);
    await chmod(server.folder, 0o755);

    await server.stop();
    expect(await check()).toContain('REFUSED: Nothing listens at');
  },
);

test('a mistyped server key is reported with the nearest one', async () => {
  const { code, stderr } = await run({}, ['--server', 'defualt']);
  expect(code).toBe(1);
  expect(stderr).toContain('no server "defualt" that is fetched by SFTP. Did you mean "default"?');
});

test('all incomplete settings are named, without their values', async () => {
  const { code, stderr: err } = await run({
    ET_SFTP_USER: '',
    ET_SFTP_KEY_FILE: '',
    ET_SFTP_HOST_KEY: 'trust me',
    ET_SFTP_PORT: 'many',
  });
  expect(code).toBe(1);
  expect(err).toContain('ET_SFTP_HOST_KEY must be a fingerprint');
  expect(err).toContain('ET_SFTP_PORT must be a port number');
  expect(err).not.toContain('trust me');
  const { stderr: more } = await run({ ET_SFTP_USER: '', ET_SFTP_KEY_FILE: '', ET_SFTP_FOLDER: '' });
  expect(more).toContain('ET_SFTP_USER is missing');
  expect(more).toContain('ET_SFTP_FOLDER is missing');
  expect(more).toContain('ET_SFTP_KEY_FILE (better) or ET_SFTP_PASSWORD is missing');
});
