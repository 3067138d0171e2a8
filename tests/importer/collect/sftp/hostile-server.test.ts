// Dishonest answers and password log-ins, which need ssh2's own server.
import { access, chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SftpConfig } from '../../../../core/sftp-config.ts';
import { SftpMirror } from '../../../../importer/collect/sftp/sftp-mirror.ts';
import { SftpSession } from '../../../../importer/collect/sftp/sftp-session.ts';
import { SftpError } from '../../../../importer/collect/sftp/sftp-trouble.ts';
import { parseRoundFileName } from '../../../../parsers/etlegacy/document/round-file-name.ts';
import { simulateFile } from '../../../support/etlegacy/round-files.ts';
import { makeSshKey } from '../../../support/servers/ssh-keys.ts';
import { type Lie, type Ssh2Server, startSsh2Server } from '../../../support/servers/ssh2-server.ts';

const hostKey = makeSshKey();
const PASSWORD = 'correct horse';
const MIB = 1024 * 1024;

let base: string;
let server: Ssh2Server | undefined;
let refused: string[];

beforeEach(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'debrief-hostile-'));
  await chmod(base, 0o755);
  refused = [];
});
afterEach(async () => {
  await server?.close();
  server = undefined;
  await rm(base, { recursive: true });
});

function configFor(port: number, changes: Partial<SftpConfig> = {}): SftpConfig {
  return {
    host: '127.0.0.1',
    port,
    user: 'sim',
    folder: base,
    hostKeys: [hostKey.fingerprint],
    password: PASSWORD,
    keyFile: undefined,
    keyPassphrase: undefined,
    settings: { hostKey: 'ET_SFTP_HOST_KEY in .env', secret: 'ET_SFTP_PASSWORD' },
    ...changes,
  };
}

async function start(lies: readonly Lie[] = []): Promise<SftpConfig> {
  server = await startSsh2Server({ port: 0, user: 'sim', password: PASSWORD, hostKey, lies });
  return configFor(server.port);
}

/** Two scans, far enough apart that every file has settled. */
async function fetchAll(config: SftpConfig, into: string): Promise<void> {
  await mkdir(into, { recursive: true });
  let now = 0;
  const mirror = new SftpMirror({
    config,
    folder: into,
    pollSeconds: 1,
    isWanted: (name) => parseRoundFileName(name) !== null,
    onRefused: (name, reason) => refused.push(`${name}: ${reason}`),
    now: () => now,
  });
  const session = await SftpSession.open(config);
  try {
    for (; now < 3000; now += 1000) await mirror.look(session);
  } finally {
    await session.close();
  }
}

async function troubleOf(work: Promise<unknown>): Promise<SftpError> {
  const error = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (error instanceof SftpError) return error;
  throw new Error(`no trouble: ${String(error)}`);
}

describe('a server that sends false data', () => {
  test('names that contain a path are rejected, and nothing is written outside the folder', async () => {
    const { name } = simulateFile(1);
    const tricks = [`../${name}`, `/tmp/${name}`, `a/../../${name}`, `..\\..\\/${name}`];
    const config = await start(tricks.map((trick) => ({ name: trick, endless: Buffer.from('x') })));
    const into = path.join(base, 'in', 'here');
    await fetchAll(config, into);
    expect(await readdir(into)).toEqual([]);
    expect(await readdir(path.join(base, 'in'))).toEqual(['here']);
    await expect(access(path.join('/tmp', name))).rejects.toThrow('ENOENT');
    expect(refused.toSorted()).toEqual(
      tricks.map((trick) => `${trick}: its name leads elsewhere`).toSorted(),
    );
  });

  test('links, folders and huge files are rejected without reading, each with one warning', async () => {
    const [link, folder, huge] = [simulateFile(2).name, simulateFile(3).name, simulateFile(4).name];
    const endless = Buffer.alloc(1000);
    const config = await start([
      { name: link, longname: 'lrwxrwxrwx', endless },
      { name: folder, longname: 'drwxr-xr-x', endless },
      { name: huge, size: 3 * MIB, endless },
      { name: simulateFile(5).name.replace('round-1', 'round-9'), endless },
    ]);
    await fetchAll(config, path.join(base, 'in'));
    expect(await readdir(path.join(base, 'in'))).toEqual([]);
    expect([...(server?.sent.keys() ?? [])]).toEqual([]);
    expect(refused.toSorted()).toEqual(
      [
        `${link}: it is a link`,
        `${folder}: it is not a regular file`,
        `${huge}: it has more than ${2 * MIB} bytes`,
      ].toSorted(),
    );
  });

  test('an endless file is read up to its announced size only, and is not stored', async () => {
    const { name } = simulateFile(6);
    const config = await start([{ name, size: 5000, endless: Buffer.alloc(32_768, 'x') }]);
    await fetchAll(config, path.join(base, 'in'));
    expect(await readdir(path.join(base, 'in'))).toEqual([]);
    const attempts = 3;
    expect(server?.sent.get(name)).toBeLessThanOrEqual(attempts * 5001);
  });

  test('nothing on the server is ever written, removed or renamed', async () => {
    const { name, text } = simulateFile(7);
    await writeFile(path.join(base, name), text);
    await fetchAll(await start(), path.join(base, 'in'));
    expect(await readdir(path.join(base, 'in'))).toEqual([name]);
    expect(server?.writes).toEqual([]);
  });
});

describe('a server that rejects the log-in', () => {
  test('a wrong password is reported without quoting it', async () => {
    const config = { ...(await start()), password: 'wrong secret' };
    const trouble = await troubleOf(SftpSession.open(config));
    expect(trouble.code).toBe('AUTH');
    expect(`${trouble.message} ${trouble.tip}`).not.toContain('wrong secret');
    expect(trouble.tip).toContain('ET_SFTP_PASSWORD');
  });

  test('the right password is accepted', async () => {
    const session = await SftpSession.open(await start());
    expect(await session.list()).toEqual([]);
    await session.close();
  });

  test('no password is sent before the host key is verified', async () => {
    const config = await start();
    const trouble = await troubleOf(SftpSession.open({ ...config, hostKeys: [makeSshKey().fingerprint] }));
    expect(trouble.code).toBe('HOST_KEY_CHANGED');
    expect(trouble.tip).toContain(hostKey.fingerprint);
  });

  test.each([
    ['no file', undefined, 'cannot be read'],
    ['no key', 'hello', 'cannot be used'],
    ['a public key', makeSshKey().publicKey, 'public key'],
  ])('a key file that is %s is reported', async (_what, content, words) => {
    const keyFile = path.join(base, 'key');
    if (content !== undefined) await writeFile(keyFile, content);
    const trouble = await troubleOf(SftpSession.open(configFor(1, { keyFile })));
    expect(trouble.code).toBe('KEY_FILE');
    expect(trouble.message).toContain(words);
  });
});

describe('an address that is not an SFTP server', () => {
  const sockets = new Set<Socket>();
  async function startTcp(
    greet: (socket: Socket) => void,
  ): Promise<{ port: number; close: () => Promise<void> }> {
    const tcp = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      greet(socket);
    });
    tcp.listen(0, '127.0.0.1');
    await once(tcp, 'listening');
    const address = tcp.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return {
      port: address.port,
      close: async () => {
        for (const socket of sockets) socket.destroy();
        tcp.close();
        await once(tcp, 'close');
      },
    };
  }

  test('a host name that does not exist, a port without a server', async () => {
    const nameless = configFor(22, { host: 'no-such-machine.invalid' });
    expect((await troubleOf(SftpSession.open(nameless))).code).toBe('DNS');
    const tcp = await startTcp(() => {});
    await tcp.close();
    expect((await troubleOf(SftpSession.open(configFor(tcp.port)))).code).toBe('REFUSED');
  });

  test('a web server', async () => {
    const tcp = await startTcp((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect((await troubleOf(SftpSession.open(configFor(tcp.port)))).code).toBe('NO_SSH');
    await tcp.close();
  });

  test('a server that accepts the connection and sends nothing', async () => {
    const tcp = await startTcp(() => {});
    expect((await troubleOf(SftpSession.open(configFor(tcp.port), 300))).code).toBe('TIMEOUT');
    await tcp.close();
  });

  test('a server that sends rubbish without end', async () => {
    const tcp = await startTcp((socket) => {
      const rubbish = Buffer.alloc(65_536, '\n');
      const pour = (): void => {
        while (socket.writable && socket.write(rubbish));
      };
      socket.on('drain', pour);
      pour();
    });
    const trouble = await troubleOf(SftpSession.open(configFor(tcp.port)));
    expect(['NO_SSH', 'TIMEOUT', 'LOST', 'OTHER']).toContain(trouble.code);
    await tcp.close();
  });
});
