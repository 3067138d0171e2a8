import { statfs } from 'node:fs/promises';
import { DatabaseError } from '../failures/database-error.ts';
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

export type FileSystemAdvice =
  | { readonly kind: 'good' }
  | { readonly kind: 'doubtful'; readonly say: string }
  | { readonly kind: 'refused'; readonly say: string; readonly tip: string };

/**
 * Judges where a database would be. Good: a disk of this machine, or an unknown type.
 *
 * @param type as statfs(2) of Linux returns it; other systems use other numbers.
 */
export function judgeFileSystem(folder: string, type: number): FileSystemAdvice {
  const unsigned = type >>> 0;
  const shared = SHARED.get(unsigned);
  if (shared !== undefined) {
    return {
      kind: 'refused',
      say: `The database would be in ${folder}, a network file system (${shared}): two machines could start a PostgreSQL on it at once, and destroy it.`,
      tip: 'With Debrief stopped everywhere, move DEBRIEF_HOME to a disk of this machine; or set DATABASE_URL to a PostgreSQL of your own.',
    };
  }
  const passedOn = PASSED_ON.get(unsigned);
  if (passedOn === undefined) return { kind: 'good' };
  return {
    kind: 'doubtful',
    say: `The database is in ${folder}, which is ${passedOn}: whether locks work there depends on the storage behind it. Only one machine or container may use it.`,
  };
}

/**
 * Refuses network file systems, on which a lock cannot exclude a server of another machine, and warns of doubtful ones.
 *
 * @param readType how the type is read: by statfs(2), unless a test has no such file system.
 */
export async function checkFileSystem(
  folder: string,
  log: DatabaseLog | undefined,
  readType: (folder: string) => Promise<number> = async (path) => (await statfs(path)).type,
): Promise<void> {
  if (process.platform !== 'linux') return;
  const advice = judgeFileSystem(folder, await readType(folder));
  if (advice.kind === 'refused') throw new DatabaseError(advice.say, advice.tip);
  if (advice.kind === 'doubtful') log?.warn({ say: advice.say }, 'database.doubtful-folder');
}
