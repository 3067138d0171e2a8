// A real SFTP server on loopback for the tests: OpenSSH where the machine has one, else ssh2's own server on real files.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import type { SftpConfig } from '../../../core/sftp-config.ts';
import { makeSshKey, type SshKey, writePrivateKey } from './ssh-keys.ts';
import { startSsh2Server } from './ssh2-server.ts';

const SSHD = '/usr/sbin/sshd';
const forced = process.env['DEBRIEF_TEST_SFTP'];

const sftpServerKind: 'openssh' | 'ssh2' = forced === 'ssh2' || !existsSync(SSHD) ? 'ssh2' : 'openssh';
export const sftpServerNote =
  sftpServerKind === 'openssh' ? 'OpenSSH' : "ssh2's own server, for this machine has no OpenSSH server";

export type SftpServer = {
  /** Connection settings with the trusted key and the right account. */
  readonly config: SftpConfig;
  /** Where its files lie. */
  readonly folder: string;
  readonly stop: () => Promise<void>;
  /** Starts on the same port as before, with another host key if one is given. */
  readonly start: (hostKey?: SshKey) => Promise<void>;
  readonly close: () => Promise<void>;
};

type Place = {
  readonly base: string;
  readonly port: number;
  readonly user: string;
  readonly clientKey: SshKey;
};

export async function startSftpServer(): Promise<SftpServer> {
  const base = await mkdtemp(path.join(tmpdir(), 'debrief-sftp-'));
  await chmod(base, 0o755);
  const folder = path.join(base, 'gamestats');
  await mkdir(folder);
  const [clientKey, hostKey] = [makeSshKey(), makeSshKey()];
  // Root may read everything, so no permission could be denied.
  const user = process.getuid?.() === 0 ? 'nobody' : userInfo().username;
  const place = { base, port: await findFreePort(), user, clientKey };
  const launch = sftpServerKind === 'openssh' ? launchSshd : launchSsh2;
  let stop = await launch(place, hostKey);
  const config = {
    host: '127.0.0.1',
    port: place.port,
    user,
    folder,
    hostKeys: [hostKey.fingerprint],
    password: undefined,
    keyFile: await writePrivateKey(path.join(base, 'client-key'), clientKey),
    keyPassphrase: undefined,
    settings: { hostKey: 'ET_SFTP_HOST_KEY in .env', secret: 'ET_SFTP_KEY_FILE' },
  };
  return {
    config,
    folder,
    stop: async () => stop(),
    start: async (otherKey = hostKey) => {
      stop = await launch(place, otherKey);
    },
    close: async () => {
      await stop();
      await rm(base, { recursive: true });
    },
  };
}

async function launchSshd(
  { base, port, user, clientKey }: Place,
  hostKey: SshKey,
): Promise<() => Promise<void>> {
  const keys = path.join(base, 'authorized-keys');
  await writeFile(keys, `${clientKey.publicKey}\n`);
  const settings = [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${await writePrivateKey(path.join(base, 'host-key'), hostKey)}`,
    `AuthorizedKeysFile ${keys}`,
    `AllowUsers ${user}`,
    'StrictModes no',
    'PidFile none',
    'UsePAM no',
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'MaxStartups 100',
    'Subsystem sftp internal-sftp',
    'ForceCommand internal-sftp',
  ];
  const file = path.join(base, 'sshd_config');
  await writeFile(file, `${settings.join('\n')}\n`);
  if (process.getuid?.() === 0) await mkdir('/run/sshd', { recursive: true, mode: 0o755 });
  const sshd = spawn(SSHD, ['-D', '-e', '-f', file], { stdio: ['ignore', 'ignore', 'pipe'] });
  await untilListening(sshd);
  return async () => {
    if (sshd.exitCode !== null || sshd.signalCode !== null || sshd.pid === undefined) return;
    const gone = once(sshd, 'exit');
    // With its sessions, as in a power failure.
    for (const pid of [sshd.pid, ...(await findDescendants(sshd.pid))]) kill(pid);
    await gone;
  };
}

async function findDescendants(pid: number): Promise<number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  const children = text.split(' ').filter((word) => word !== '');
  const below = await Promise.all(children.map(async (child) => findDescendants(Number(child))));
  return [...children.map(Number), ...below.flat()];
}

/** Some processes end by themselves with their parent. */
function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

async function untilListening(sshd: ChildProcess): Promise<void> {
  let said = '';
  for await (const chunk of sshd.stderr ?? []) {
    said += String(chunk);
    if (said.includes('Server listening')) {
      sshd.stderr?.resume();
      return;
    }
  }
  throw new Error(`sshd did not start: ${said}`);
}

async function launchSsh2(place: Place, hostKey: SshKey): Promise<() => Promise<void>> {
  const server = await startSsh2Server({ ...place, hostKey });
  return server.close;
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
