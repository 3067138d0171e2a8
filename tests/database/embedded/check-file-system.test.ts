import { statfs } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { judgeFileSystem } from '../../../database/embedded/check-file-system.ts';

describe('where a database may lie', () => {
  it('is not on a file system that several machines share', () => {
    expect(judgeFileSystem(0x6969)).toEqual({ kind: 'shared', name: 'NFS' });
    expect(judgeFileSystem(0xff534d42)).toEqual({ kind: 'shared', name: 'CIFS' });
    // A C long may come with its sign.
    expect(judgeFileSystem(0xfe534d42 - 2 ** 32)).toEqual({ kind: 'shared', name: 'SMB' });
  });

  it('is doubtful where somebody else decides what a lock means', () => {
    expect(judgeFileSystem(0x65735546)).toEqual({ kind: 'passed-on', name: 'FUSE' });
  });

  it('is on any disk of this machine', async () => {
    // ext4, xfs, btrfs, tmpfs, overlayfs, zfs
    for (const type of [0xef53, 0x58465342, 0x9123683e, 0x01021994, 0x794c7630, 0x2fc12fc1])
      expect(judgeFileSystem(type).kind).toBe('local');
    expect(judgeFileSystem((await statfs('/')).type).kind).toBe('local');
  });
});
