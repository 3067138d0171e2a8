// Processes whose memory the kernel limits, as it does for a container: where it is not enough, it kills the largest.
import { mkdtemp, readFile, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { waitUntil } from './wait-until.ts';

/** Control groups of version 1; root may make them where they are mounted. */
const GROUPS = '/sys/fs/cgroup/memory';
const NO_LIMIT = '-1';
const SPARE_BYTES = 1024 * 1024;
const PATIENCE_MS = 30_000;

export type MemoryGroup = {
  /** Starts a program as a member, and so all that it starts. */
  readonly asMember: readonly [string, ...string[]];
  /** From now on there is hardly more memory than is in use. */
  readonly squeeze: () => Promise<void>;
  readonly release: () => Promise<void>;
  /** How many processes the kernel killed. */
  readonly countKills: () => Promise<number>;
  /** Once all members have ended. */
  readonly remove: () => Promise<void>;
};

/** @returns null where this user may not make such groups. */
export async function makeMemoryGroup(): Promise<MemoryGroup | null> {
  const folder = await mkdtemp(join(GROUPS, 'debrief-')).catch(() => null);
  if (folder === null) return null;
  const limit = join(folder, 'memory.limit_in_bytes');
  return {
    asMember: ['sh', '-c', `echo $$ > ${join(folder, 'cgroup.procs')} && exec "$@"`, 'sh'],
    squeeze: async () => {
      const used = Number(await readFile(join(folder, 'memory.usage_in_bytes'), 'utf8'));
      await writeFile(limit, String(used + SPARE_BYTES));
    },
    release: async () => writeFile(limit, NO_LIMIT),
    countKills: async () => {
      const text = await readFile(join(folder, 'memory.oom_control'), 'utf8');
      return Number(/^oom_kill (\d+)/m.exec(text)?.[1] ?? 0);
    },
    remove: async () =>
      waitUntil(
        'the group is empty',
        async () =>
          rmdir(folder).then(
            () => true,
            () => false,
          ),
        PATIENCE_MS,
      ),
  };
}
