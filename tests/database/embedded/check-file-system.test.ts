import { statfs } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { judgeFileSystem } from '../../../database/embedded/check-file-system.ts';

describe('the file system of a database', () => {
  it('must not be shared by several machines', () => {
    expect(judgeFileSystem(0x6969)).toEqual({ kind: 'shared', name: 'NFS' });
    expect(judgeFileSystem(0xff534d42)).toEqual({ kind: 'shared', name: 'CIFS' });
    // A C long may be sign-extended.
    expect(judgeFileSystem(0xfe534d42 - 2 ** 32)).toEqual({ kind: 'shared', name: 'SMB' });
  });

  it('is doubtful when a program or another machine provides it', () => {
    expect(judgeFileSystem(0x65735546)).toEqual({ kind: 'passed-on', name: 'FUSE' });
  });

  it('may be any disk of this machine', async () => {
    // ext4, xfs, btrfs, tmpfs, overlayfs, zfs
    for (const type of [0xef53, 0x58465342, 0x9123683e, 0x01021994, 0x794c7630, 0x2fc12fc1])
      expect(judgeFileSystem(type).kind).toBe('local');
    expect(judgeFileSystem((await statfs('/')).type).kind).toBe('local');
  });
});
