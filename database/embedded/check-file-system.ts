import { statfs } from 'node:fs/promises';
import { DatabaseError } from '../database-error.ts';
import type { DatabaseLog } from '../database-log.ts';

/**
 * Network file systems, where a lock of one machine may not exclude another. Magic numbers of statfs(2), linux/magic.h.
 */
const SHARED: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xfe534d42, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0x564c, 'NCP'],
  [0x5346414f, 'AFS'],
  [0x6b414653, 'AFS'],
  [0x73757245, 'Coda'],
  [0x00c36400, 'Ceph'],
  [0x7461636f, 'OCFS2'],
  [0x01161970, 'GFS2'],
  [0x0bd00bd0, 'Lustre'],
  [0x47504653, 'GPFS'],
  [0x19830326, 'BeeGFS'],
]);

/** File systems whose storage is provided by a program or by the host of a virtual machine. */
const PASSED_ON: ReadonlyMap<number, string> = new Map([
  [0x01021997, '9p'],
  [0x65735546, 'FUSE'],
  [0x786f4256, 'VirtualBox shared folders'],
]);

export type FileSystem = { readonly kind: 'local' | 'shared' | 'passed-on'; readonly name: string };

/** @param type as statfs(2) of Linux returns it; other systems use other numbers. */
export function judgeFileSystem(type: number): FileSystem {
  const unsigned = type >>> 0;
  const shared = SHARED.get(unsigned);
  if (shared !== undefined) return { kind: 'shared', name: shared };
  const passedOn = PASSED_ON.get(unsigned);
  return passedOn === undefined ? { kind: 'local', name: '' } : { kind: 'passed-on', name: passedOn };
}

/**
 * Refuses network file systems, on which a lock cannot exclude a server of another machine, and warns of doubtful ones.
 */
export async function checkFileSystem(folder: string, log: DatabaseLog | undefined): Promise<void> {
  if (process.platform !== 'linux') return;
  const { kind, name } = judgeFileSystem((await statfs(folder)).type);
  if (kind === 'shared') {
    throw new DatabaseError(
      `The database would be in ${folder}, a network file system (${name}): two machines could start a PostgreSQL on it at once, and destroy it.`,
      'With Debrief stopped everywhere, move DEBRIEF_HOME to a disk of this machine; or set DATABASE_URL to a PostgreSQL of your own.',
    );
  }
  if (kind === 'local') return;
  const say = `The database is in ${folder}, which is ${name}: whether locks work there depends on the storage behind it. Only one machine or container may use it.`;
  log?.warn({ say }, 'database.doubtful-folder');
}
