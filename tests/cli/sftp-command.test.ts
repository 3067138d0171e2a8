import { chmod, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { simulateFile } from '../support/round-files.ts';
import { type Ran, runDebrief } from '../support/run-debrief.ts';
import { type SftpServer, sftpServerNote, startSftpServer } from '../support/sftp-server.ts';

let server: SftpServer;

beforeAll(async () => {
  server = await startSftpServer();
});
afterAll(async () => server.close());

async function run(changes: Record<string, string> = {}, args: readonly string[] = []): Promise<Ran> {
  const { host, port, user, folder, hostKeys, keyFile } = server.config;
  return await runDebrief(['sftp', 'test', ...args], {
    ET_SFTP_HOST: host,
    ET_SFTP_PORT: String(port),
    ET_SFTP_USER: user,
    ET_SFTP_FOLDER: folder,
    ET_SFTP_HOST_KEY: hostKeys.join(' '),
    ET_SFTP_KEY_FILE: keyFile ?? '',
    ...changes,
  });
}

test(`from the first contact to all is well, against ${sftpServerNote}`, { timeout: 60_000 }, async () => {
  const first = await run({ ET_SFTP_HOST_KEY: '' });
  expect(first.code).toBe(1);
  expect(first.out).toContain(`ET_SFTP_HOST_KEY in .env: ${server.config.hostKeys[0]}`);

  const empty = await run();
  expect(empty.out).toContain('none is a round file');
  expect(empty.code).toBe(1);

  const { name, text } = simulateFile(1);
  const file = path.join(server.folder, name);
  await writeFile(file, text);
  const well = await run();
  expect(well.out).toContain('All is well');
  expect(well.out).toContain(`1 round files, newest ${name}; 0 other names`);
  expect(well.code).toBe(0);

  await chmod(file, 0o600);
  expect((await run()).out).toContain(`but not read ${name}`);
  await chmod(server.folder, 0o700);
  expect((await run()).out).toContain('may not read the folder');
  await rename(server.folder, `${server.folder}-away`);
  const missing = await run({}, ['--json']);
  expect(JSON.parse(missing.out)).toMatchObject([{ server: 'default', ok: false, code: 'FOLDER_MISSING' }]);
  await rename(`${server.folder}-away`, server.folder);
  await chmod(server.folder, 0o755);

  await server.stop();
  expect((await run()).out).toContain('Nothing listens at');
});

test('settings that miss something are all named, without their values', async () => {
  const { code, err } = await run({
    ET_SFTP_USER: '',
    ET_SFTP_KEY_FILE: '',
    ET_SFTP_HOST_KEY: 'trust me',
    ET_SFTP_PORT: 'many',
  });
  expect(code).toBe(1);
  expect(err).toContain('ET_SFTP_HOST_KEY must be a fingerprint');
  expect(err).toContain('ET_SFTP_PORT must be a port number');
  expect(err).not.toContain('trust me');
  const { err: more } = await run({ ET_SFTP_USER: '', ET_SFTP_KEY_FILE: '', ET_SFTP_FOLDER: '' });
  expect(more).toContain('ET_SFTP_USER is missing');
  expect(more).toContain('ET_SFTP_FOLDER is missing');
  expect(more).toContain('ET_SFTP_KEY_FILE (better) or ET_SFTP_PASSWORD is missing');
});
