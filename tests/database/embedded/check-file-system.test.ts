import { readdir, statfs } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkFileSystem, judgeFileSystem } from '../../../database/embedded/check-file-system.ts';
import { openEmbedded } from '../../../database/embedded/open-embedded.ts';
import { makeThrowawayHome } from '../../support/throwaway-home.ts';

const HOME = '/home/debrief/postgres';
const [NFS, FUSE, EXT4] = [0x6969, 0x65735546, 0xef53];

describe('the file system of a database', () => {
  it('must not be shared by several machines', () => {
    expect(judgeFileSystem(HOME, NFS)).toEqual({
      kind: 'refused',
      say: `The database would be in ${HOME}, a network file system (NFS): two machines could start a PostgreSQL on it at once, and destroy it.`,
      tip: expect.stringMatching(
        /^With Debrief stopped everywhere, move DEBRIEF_HOME .*; or set DATABASE_URL/,
      ),
    });
    expect(judgeFileSystem(HOME, 0xff534d42)).toMatchObject({ say: expect.stringContaining('(CIFS)') });
    // A C long may be sign-extended.
    expect(judgeFileSystem(HOME, 0xfe534d42 - 2 ** 32)).toMatchObject({ kind: 'refused' });
  });

  it('is doubtful when a program or another machine provides it', () => {
    expect(judgeFileSystem(HOME, FUSE)).toEqual({
      kind: 'doubtful',
      say: `The database is in ${HOME}, which is FUSE: whether locks work there depends on the storage behind it. Only one machine or container may use it.`,
    });
  });

  it('may be any disk of this machine', async () => {
    // ext4, xfs, btrfs, tmpfs, overlayfs, zfs
    for (const type of [EXT4, 0x58465342, 0x9123683e, 0x01021994, 0x794c7630, 0x2fc12fc1])
      expect(judgeFileSystem(HOME, type)).toEqual({ kind: 'good' });
    expect(judgeFileSystem('/', (await statfs('/')).type)).toEqual({ kind: 'good' });
  });

  it.runIf(process.platform === 'linux')('is refused or warned of once, before a server starts', async () => {
    const said: unknown[] = [];
    const log = { info: () => undefined, warn: (fields: object) => said.push(fields) };
    const check = async (type: number) => checkFileSystem(HOME, log, async () => type);
    await expect(check(NFS)).rejects.toMatchObject({
      name: 'DatabaseError',
      message: expect.stringContaining('network file system (NFS)'),
    });
    await check(EXT4);
    expect(said).toEqual([]);
    await check(FUSE);
    expect(said).toEqual([{ say: expect.stringContaining('which is FUSE') }]);
  });

  it.runIf(process.platform === 'linux')('is asked before anything is written there', async () => {
    const { home, remove } = await makeThrowawayHome();
    onTestFinished(remove);
    await expect(openEmbedded({ home, readFileSystem: async () => NFS })).rejects.toThrow('(NFS)');
    expect(await readdir(path.join(home, 'postgres'))).not.toContain('cluster');
  });
});
