import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { waitUntil } from '../../../database/embedded/end-process.ts';
import { findPostmaster, findServerProcesses } from '../../../database/embedded/find-postmaster.ts';
import { openEmbedded } from '../../../database/embedded/open-embedded.ts';
import { stopServer } from '../../../database/embedded/stop-server.ts';
import { AS_CONTAINER, canUnshare, WITH_PRIVATE_TMP } from '../../support/namespaces.ts';
import { findPostmasterId } from '../../support/database/find-postmaster-id.ts';
import { startHolder } from '../../support/database/start-holder.ts';
import { makeThrowawayHome } from '../../support/throwaway-home.ts';
import { queryServer } from '../../support/servers/query-server.ts';

const mayUnshare = await canUnshare();
const settings = { fsync: 'off' };
const { home, data, remove } = await makeThrowawayHome();
const contained = { within: AS_CONTAINER, patienceMs: 500 };
afterAll(remove);

/** Process id of unshare, which waits for the process that it started. */
async function onlyChild(parent: number | undefined): Promise<number> {
  return Number.parseInt(await readFile(`/proc/${parent}/task/${parent}/children`, 'utf8'), 10);
}

beforeAll(async () => {
  const server = await openEmbedded({ home, settings });
  await queryServer(server, 'create table kept as select 1 as n');
  await server.close();
});

describe.skipIf(!mayUnshare)(
  'two containers with one home (skipped: this user may not make namespaces)',
  () => {
    afterEach(async () => {
      for (const pid of await findServerProcesses(data)) process.kill(pid, 'SIGCONT');
      await waitUntil(async () => (await findServerProcesses(data)).length === 0, 20_000);
      const server = await openEmbedded({ home, settings });
      expect(await queryServer(server, 'select n from kept')).toEqual([{ n: 1 }]);
      await server.close();
    });

    it('share one server while it answers', async () => {
      const first = startHolder(home, contained);
      await first.opened;
      const postmaster = await findPostmasterId(data);
      const second = startHolder(home, contained);
      await second.opened;
      expect(await findPostmasterId(data)).toBe(postmaster);
      await second.leave();
      expect(await findPostmasterId(data)).toBe(postmaster);
      await first.leave();
    });

    it('have one server while it is suspended: the second reports the owner, and ends', async () => {
      const first = startHolder(home, contained);
      await first.opened;
      const all = await findServerProcesses(data);
      for (const pid of all) process.kill(pid, 'SIGSTOP');
      const second = startHolder(home, contained);
      await expect(second.opened).rejects.toThrow(
        new RegExp(
          `in use by a PostgreSQL that does not answer\\. It was started on "${hostname()}" by process \\d+, .* UTC`,
        ),
      );
      expect(await findServerProcesses(data)).toEqual(all);
      for (const pid of all) process.kill(pid, 'SIGCONT');
      await first.leave();
    });

    it('start no second server while a suspended process of a killed one may still write', async () => {
      const first = startHolder(home, contained);
      await first.opened;
      const postmaster = await findPostmasterId(data);
      const remnant = (await findServerProcesses(data)).find((pid) => pid !== postmaster) ?? -1;
      // Prevents the first container from restarting the server.
      const holder = await onlyChild(first.child.pid);
      for (const pid of [holder, remnant]) process.kill(pid, 'SIGSTOP');
      process.kill(postmaster, 'SIGKILL');
      const isAlone = async (): Promise<boolean> =>
        String(await findServerProcesses(data)) === String(remnant);
      expect(await waitUntil(isAlone, 10_000)).toBe(true);
      const second = startHolder(home, contained);
      await expect(second.opened).rejects.toThrow(/in use by a PostgreSQL that does not answer/);
      expect(await findServerProcesses(data)).toEqual([remnant]);

      for (const pid of [holder, remnant]) process.kill(pid, 'SIGCONT');
      expect(await waitUntil(async () => (await findPostmaster(data))?.kind === 'ours', 10_000)).toBe(true);
      await first.leave();
    });
  },
);

describe.skipIf(!mayUnshare)(
  'a service with a /tmp of its own and a long home (skipped: this user may not make namespaces)',
  () => {
    it('keeps its server while processes outside use the home', async () => {
      const outer = await mkdtemp('/var/tmp/debrief-home-');
      await chmod(outer, 0o711);
      const long = join(outer, 'x'.repeat(120));
      const inside = startHolder(long, { within: WITH_PRIVATE_TMP });
      await inside.opened;
      const inner = join(long, 'postgres', 'cluster', 'data');
      const before = await findPostmaster(inner);
      const outside = await openEmbedded({ home: long, settings });
      expect(await queryServer(outside, 'select 1 as one')).toEqual([{ one: 1 }]);
      await outside.close();
      expect(before?.kind).toBe('ours');
      expect(await findPostmaster(inner)).toEqual(before);
      await inside.leave();
      await stopServer(inner);
      await rm(outer, { recursive: true });
    });
  },
);
