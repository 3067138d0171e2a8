import {
  chmod,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  unlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SftpConfig } from '../../../../core/sftp-config.ts';
import { runSftpMirror } from '../../../../importer/collect/sftp/run-sftp-mirror.ts';
import { parseRoundFileName } from '../../../../parsers/etlegacy/document/round-file-name.ts';
import { quietLog, type LogLine } from '../../../support/quiet-log.ts';
import { simulateFile, simulateFiles } from '../../../support/etlegacy/round-files.ts';
import { sftpServerNote, startSftpServer, type SftpServer } from '../../../support/servers/sftp-server.ts';
import { makeSshKey, writePrivateKey } from '../../../support/servers/ssh-keys.ts';
import { startTcpProxy, type TcpProxy } from '../../../support/servers/tcp-proxy.ts';
import { waitUntil } from '../../../support/wait-until.ts';

const FAST = { firstMs: 50, longestMs: 300, forPersonMs: 100 };

type Mirror = {
  readonly lines: LogLine[];
  readonly seen: () => number;
  readonly codes: () => string[];
  readonly stop: () => Promise<void>;
};

let server: SftpServer;
let folder: string;
let running: Mirror[];
let proxy: TcpProxy | undefined;

beforeEach(async () => {
  server = await startSftpServer();
  // In memory where possible: every file is flushed to the disk, and losing these is harmless.
  folder = await mkdtemp(path.join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'debrief-mirror-'));
  running = [];
});
afterEach(async () => {
  for (const mirror of running) await mirror.stop();
  await proxy?.close();
  proxy = undefined;
  await server.close();
  await rm(folder, { recursive: true });
});

function mirror(config: Partial<SftpConfig> = {}, into = folder): Mirror {
  const { log, lines } = quietLog();
  const stop = new AbortController();
  let seen = 0;
  const done = runSftpMirror({
    config: { ...server.config, ...config },
    folder: into,
    pollSeconds: 1,
    isWanted: (name) => parseRoundFileName(name) !== null,
    log,
    signal: stop.signal,
    onSeen: () => (seen += 1),
    pauses: FAST,
  });
  const started = {
    lines,
    seen: () => seen,
    codes: () => lines.filter(({ msg }) => msg === 'sftp.trouble').map(({ code }) => String(code)),
    stop: async () => {
      stop.abort();
      await done;
    },
  };
  running.push(started);
  return started;
}

const put = async (name: string, text: string): Promise<void> =>
  writeFile(path.join(server.folder, name), text);

async function have(): Promise<Map<string, string>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.txt')).toSorted();
  const read = names.map(async (name) => [name, await readFile(path.join(folder, name), 'utf8')] as const);
  return new Map(await Promise.all(read));
}

async function untilHave(files: readonly { name: string; text: string }[], withinMs?: number): Promise<void> {
  const isHere = async (): Promise<boolean> => {
    const here = await have();
    return files.every(({ name, text }) => here.get(name) === text);
  };
  await waitUntil(`${files.length} files`, isHere, withinMs);
}

describe(`a mirror of ${sftpServerNote}`, () => {
  test('copies existing and new files with their times, and changes nothing on the server', async () => {
    const [old, fresh] = [simulateFile(1), simulateFile(2)];
    await put(old.name, old.text);
    await put('server.log', 'not a round');
    const time = new Date('2025-01-03T19:12:03Z');
    await utimes(path.join(server.folder, old.name), time, time);
    const { stop } = mirror();
    await untilHave([old]);
    await put(fresh.name, fresh.text);
    await untilHave([old, fresh]);
    await stop();
    expect((await stat(path.join(folder, old.name))).mtime).toEqual(time);
    expect((await readdir(folder)).toSorted()).toEqual([old.name, fresh.name].toSorted());
    expect((await readdir(server.folder)).toSorted()).toEqual(
      [old.name, fresh.name, 'server.log'].toSorted(),
    );
  });

  test('never shows a file that is still being written', async () => {
    const { name, text } = simulateFile(3);
    const { seen } = mirror();
    await waitUntil('a first look', () => seen() > 0);
    const parts = text.match(/[\s\S]{1,60}/g) ?? [];
    let written = '';
    for (const part of parts) {
      await put(name, (written += part));
      expect([...(await have()).values()]).toEqual([]);
      await sleep(150);
    }
    await untilHave([{ name, text }]);
  });

  test('copies renamed files and replaced contents', async () => {
    const [first, second] = [simulateFile(4), simulateFile(5)];
    mirror();
    await put('upload.tmp', first.text);
    await sleep(1200);
    await rename(path.join(server.folder, 'upload.tmp'), path.join(server.folder, first.name));
    await untilHave([first]);
    await put(first.name, second.text);
    await untilHave([{ name: first.name, text: second.text }]);
    expect((await have()).size).toBe(1);
  });

  test('copies 5,000 old files, and fetches none of them twice', { timeout: 120_000 }, async () => {
    const files = simulateFiles(5000);
    await Promise.all(files.map(async ({ name, text }) => put(name, text)));
    const first = mirror();
    const count = async (): Promise<number> =>
      (await readdir(folder)).filter((name) => name.endsWith('.txt')).length;
    await waitUntil('5,000 names', async () => (await count()) === 5000, 100_000);
    await untilHave(files);
    await first.stop();
    const inodes = async (): Promise<number[]> =>
      Promise.all(files.map(async ({ name }) => (await stat(path.join(folder, name))).ino));
    const before = await inodes();
    const second = mirror();
    await waitUntil('two looks', () => second.seen() >= 2);
    expect(second.lines.filter(({ msg }) => msg === 'sftp.fetched')).toEqual([]);
    expect(await inodes()).toEqual(before);
  });

  test(
    'loses, doubles and truncates no file while the connection is cut repeatedly',
    { timeout: 60_000 },
    async () => {
      const files = simulateFiles(60).map(({ name, text }, n) => ({ name, text: text.repeat(1 + (n % 20)) }));
      const whole = new Map(files.map(({ name, text }) => [name, text]));
      await Promise.all(files.map(async ({ name, text }) => put(name, text)));
      proxy = await startTcpProxy(server.config.port);
      // Enough bytes for log-in and listing, not for all the files.
      proxy.cutAfter = 45_000;
      mirror({ port: proxy.port });
      await waitUntil(
        'all files',
        async () => {
          const here = await have();
          for (const [name, text] of here) expect(text).toBe(whole.get(name));
          return here.size === files.length;
        },
        50_000,
      );
      expect(proxy.cuts).toBeGreaterThan(3);
      expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
    },
  );

  test('continues after an outage of the server, with all files written meanwhile', async () => {
    const [before, meanwhile] = [simulateFile(6), simulateFile(7)];
    await put(before.name, before.text);
    const { codes, lines } = mirror();
    await untilHave([before]);
    await server.stop();
    await waitUntil('a log line about it', () => codes().includes('REFUSED'));
    await put(meanwhile.name, meanwhile.text);
    await sleep(1000);
    await server.start();
    await untilHave([before, meanwhile]);
    expect(lines.map(({ msg }) => msg)).toContain('sftp.well_again');
    // One warning for the lost connection and one for the refused ones, however many attempts there were.
    expect(lines.filter(({ level }) => level === 40).length).toBeLessThanOrEqual(2);
  });

  test('a file without read permission delays no other file, and is copied once it has changed and may be read', async () => {
    const [locked, open] = [simulateFile(8), simulateFile(9)];
    await put(locked.name, locked.text);
    await chmod(path.join(server.folder, locked.name), 0o600);
    await put(open.name, open.text);
    const { lines } = mirror();
    await untilHave([open]);
    await waitUntil('a log line about it', () => lines.some(({ msg }) => msg === 'sftp.refused'));
    await unlink(path.join(server.folder, locked.name));
    await put(locked.name, `${locked.text}\n`);
    await chmod(path.join(server.folder, locked.name), 0o644);
    await untilHave([open, { name: locked.name, text: `${locked.text}\n` }]);
  });

  test('a folder that is missing or may not be read is reported, and copied once it is back', async () => {
    const { name, text } = simulateFile(10);
    await put(name, text);
    await chmod(server.folder, 0o700);
    const { codes } = mirror();
    await waitUntil('a log line about the permission', () => codes().includes('FOLDER_FORBIDDEN'));
    await chmod(server.folder, 0o755);
    await untilHave([{ name, text }]);
    await rename(server.folder, `${server.folder}-away`);
    await waitUntil('a log line about the folder', () => codes().includes('FOLDER_MISSING'));
    await rename(`${server.folder}-away`, server.folder);
  });

  test('links are rejected, whatever their name', async () => {
    const [link, real] = [simulateFile(11), simulateFile(12)];
    await symlink('/etc/hostname', path.join(server.folder, link.name));
    await put(real.name, real.text);
    const { lines } = mirror();
    await untilHave([real]);
    expect((await have()).has(link.name)).toBe(false);
    expect(lines.filter(({ msg }) => msg === 'sftp.refused')).toMatchObject([
      { file: link.name, reason: 'it is a link' },
    ]);
  });

  test('an unauthorised key is reported with the next step', async () => {
    const keyFile = await writePrivateKey(path.join(folder, 'wrong-key'), makeSshKey());
    const { codes, lines } = mirror({ keyFile });
    await waitUntil('a log line about the key', () => codes().length > 0);
    expect(codes()[0]).toBe('AUTH');
    expect(lines.find(({ msg }) => msg === 'sftp.trouble')).toMatchObject({
      say: expect.stringContaining(`refused the account "${server.config.user}"`),
      tip: expect.stringContaining('ET_SFTP_KEY_FILE'),
    });
  });

  test('an untrusted or changed host key stops the connection before log-in', async () => {
    const { name, text } = simulateFile(13);
    await put(name, text);
    const unknown = mirror({ hostKeys: [] });
    await waitUntil('a log line about the host key', () => unknown.codes().length > 0);
    await unknown.stop();
    expect(unknown.codes()[0]).toBe('HOST_KEY_UNKNOWN');
    const told = unknown.lines.find(({ msg }) => msg === 'sftp.trouble');
    expect(told?.['tip']).toContain(`ET_SFTP_HOST_KEY in .env: ${server.config.hostKeys[0]}`);

    const other = makeSshKey();
    await server.stop();
    await server.start(other);
    const changed = mirror();
    await waitUntil('a log line about the change', () => changed.codes().length > 0);
    await changed.stop();
    expect(changed.codes()[0]).toBe('HOST_KEY_CHANGED');
    expect(await have()).toEqual(new Map());
    mirror({ hostKeys: [...server.config.hostKeys, other.fingerprint] });
    await untilHave([{ name, text }]);
  });

  test('two mirrors of one folder do not interfere', async () => {
    const files = simulateFiles(200);
    await Promise.all(files.map(async ({ name, text }) => put(name, text)));
    mirror();
    mirror();
    await untilHave(files);
    for (const { stop } of running) await stop();
    expect((await readdir(folder)).length).toBe(200);
  });

  test('stopping ends at once, also while the server does not answer', async () => {
    proxy = await startTcpProxy(server.config.port);
    const { seen, stop } = mirror({ port: proxy.port });
    await waitUntil('a look', () => seen() > 0);
    proxy.isJammed = true;
    await sleep(1200);
    const began = Date.now();
    await stop();
    expect(Date.now() - began).toBeLessThan(2500);
  });
});
