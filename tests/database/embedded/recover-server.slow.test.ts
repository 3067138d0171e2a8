import { spawn } from 'node:child_process';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitUntil } from '../../../database/embedded/end-process.ts';
import { findAccount } from '../../../database/embedded/find-account.ts';
import { findServerProcesses } from '../../../database/embedded/find-postmaster.ts';
import { openEmbedded } from '../../../database/embedded/open-embedded.ts';
import { findPostmasterId } from '../../support/database/find-postmaster-id.ts';
import { startHolder } from '../../support/database/start-holder.ts';
import { makeThrowawayHome } from '../../support/throwaway-home.ts';
import { queryServer } from '../../support/servers/query-server.ts';

const { home, data, findProcesses, remove } = await makeThrowawayHome();
const settings = { fsync: 'off' };

/** A test that starts with a killed server of a killed process, and verifies that no stored data are lost. */
async function leaveKilledServer(): Promise<void> {
  const holder = startHolder(home);
  await holder.opened;
  process.kill(await findPostmasterId(data), 'SIGKILL');
  await holder.kill();
}

async function expectRecovery(): Promise<void> {
  const server = await openEmbedded({ home, settings });
  expect(await queryServer(server, 'select n from kept')).toEqual([{ n: 1 }]);
  await server.close();
  expect(await findProcesses()).toEqual([]);
}

beforeAll(async () => {
  const server = await openEmbedded({ home, settings });
  await queryServer(server, 'create table kept as select 1 as n');
  await server.close();
});
afterAll(remove);

describe('the next start', () => {
  it('recovers a server that was killed', async () => {
    await leaveKilledServer();
    await expectRecovery();
  });

  it.skipIf(process.platform !== 'linux')('ends suspended remnants of a killed server', async () => {
    const holder = startHolder(home);
    await holder.opened;
    const postmaster = await findPostmasterId(data);
    const remnant = (await findServerProcesses(data)).find((pid) => pid !== postmaster);
    process.kill(remnant ?? -1, 'SIGSTOP');
    process.kill(postmaster, 'SIGKILL');
    await holder.kill();
    await expectRecovery();
  });

  it.skipIf(process.platform !== 'linux')(
    'starts nothing beside a server without a lock that does not answer, as older versions left it',
    async () => {
      const holder = startHolder(home);
      await holder.opened;
      const processes = await findServerProcesses(data);
      await rm(join(home, 'postgres', 'cluster', 'owner'));
      for (const pid of processes) process.kill(pid, 'SIGSTOP');
      try {
        await expect(openEmbedded({ home, settings, patienceMs: 100 })).rejects.toThrow('does not answer');
        expect(await findServerProcesses(data)).toEqual(processes);
      } finally {
        for (const pid of processes) process.kill(pid, 'SIGCONT');
      }
      await holder.leave();
      await expectRecovery();
    },
  );

  it.skipIf(process.platform !== 'linux')(
    'works when another program has the process id of the killed server',
    async () => {
      await leaveKilledServer();
      await waitUntil(async () => (await findServerProcesses(data)).length === 0, 5_000);
      const other = spawn('sleep', ['60'], { ...(await findAccount(data)), cwd: '/' });
      const pidFile = join(data, 'postmaster.pid');
      const lines = (await readFile(pidFile, 'utf8')).split('\n').with(0, String(other.pid));
      await writeFile(pidFile, lines.join('\n'));
      try {
        await expectRecovery();
        expect(other.exitCode).toBe(null);
      } finally {
        other.kill();
      }
    },
  );

  it('recreates the socket after its folder was removed', async () => {
    const holder = startHolder(home);
    await holder.opened;
    await holder.kill();
    process.kill(await findPostmasterId(data), 'SIGINT');
    await waitUntil(async () => (await findProcesses()).length === 0, 10_000);
    await rm(join(home, 'postgres', 'run'), { recursive: true });
    await expectRecovery();
  });

  it('reports the log when the server cannot start, and what to do', async () => {
    const attempt = openEmbedded({ home, settings: { shared_buffers: '9000GB' } });
    await expect(attempt).rejects.toThrow(
      /did not start\. It said: .*FATAL.* (Free some memory|Read .*server\.log)/,
    );
  });

  it('rejects the data of another PostgreSQL version', async () => {
    const file = join(data, 'PG_VERSION');
    const version = await readFile(file, 'utf8');
    await writeFile(file, '17\n');
    await expect(openEmbedded({ home, settings })).rejects.toThrow(
      /written by PostgreSQL 17.*debrief backup/,
    );
    await writeFile(file, version);
    await expectRecovery();
  });
});

describe('a process that uses the server', () => {
  it('restarts the server after it was killed', async () => {
    const server = await openEmbedded({ home, settings });
    const killed = await findPostmasterId(data);
    process.kill(killed, 'SIGKILL');
    const isBack = async (): Promise<boolean> =>
      queryServer(server, 'select n from kept').then(
        (rows) => rows.length === 1,
        () => false,
      );
    expect(await waitUntil(isBack, 15_000)).toBe(true);
    expect(await findPostmasterId(data)).not.toBe(killed);
    await server.close();
    expect(await findProcesses()).toEqual([]);
  });
});

describe('a set-up that was killed', () => {
  it('is repeated from the beginning', async () => {
    const other = await makeThrowawayHome();
    const folder = join(other.home, 'postgres');
    const holder = startHolder(other.home);
    const hasBegun = async (): Promise<boolean> => {
      const drafts = (await readdir(folder).catch(() => [])).filter((name) =>
        name.startsWith('cluster.part-'),
      );
      return (
        await Promise.all(drafts.map(async (name) => readdir(join(folder, name, 'data')).catch(() => [])))
      ).some((files) => files.length > 0);
    };
    expect(await waitUntil(hasBegun, 10_000)).toBe(true);
    await holder.kill();
    expect(await readdir(folder)).not.toContain('cluster');

    const server = await openEmbedded({ home: other.home, settings });
    expect(await queryServer(server, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.close();
    expect((await readdir(folder)).filter((name) => name.startsWith('cluster'))).toEqual(['cluster']);
    await other.remove();
  });
});
