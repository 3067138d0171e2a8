import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { memoryFolder } from './database/memory-folder.ts';
import { join } from 'node:path';
import { findServerProcesses, findPostmaster } from '../../database/embedded/find-postmaster.ts';
import { stopServer } from '../../database/embedded/stop-server.ts';

export type ThrowawayHome = {
  readonly home: string;
  readonly data: string;
  /** Ids of the server's processes, the postmaster among them. */
  readonly findProcesses: () => Promise<readonly number[]>;
  readonly remove: () => Promise<void>;
};

/** Creates a temporary home that every account can enter. */
export async function makeThrowawayHome(): Promise<ThrowawayHome> {
  const home = await mkdtemp(join(memoryFolder(), 'debrief-home-'));
  await chmod(home, 0o711);
  const data = join(home, 'postgres', 'cluster', 'data');
  return {
    home,
    data,
    findProcesses: async () => {
      const postmaster = await findPostmaster(data);
      return [
        ...new Set([
          ...(await findServerProcesses(data)),
          ...(postmaster?.kind === 'ours' ? [postmaster.pid] : []),
        ]),
      ];
    },
    remove: async () => {
      await stopServer(data);
      await rm(home, { recursive: true });
    },
  };
}
