import { chmod, chown, cp, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runProgram } from '../../../database/embedded/run-program.ts';
import { findBinaries, findNative } from '../../../database/embedded/find-binaries.ts';
import { findPlace, makeBase } from '../../../database/embedded/find-place.ts';
import { findPostmaster } from '../../../database/embedded/find-postmaster.ts';
import { type EmbeddedServer } from '../../../database/embedded/keep-presence.ts';
import { openEmbedded } from '../../../database/embedded/open-embedded.ts';
import { startHolder } from '../../support/database/start-holder.ts';
import { queryServer } from '../../support/servers/query-server.ts';

const isRoot = process.getuid?.() === 0;
const settings = { fsync: 'off' };
let outer: string;

beforeEach(async () => {
  outer = await mkdtemp(join(tmpdir(), 'debrief-place-'));
});
afterEach(async () => {
  await rm(outer, { recursive: true });
});

async function askAge(server: EmbeddedServer): Promise<unknown> {
  return queryServer(server, 'select pg_postmaster_start_time() as since');
}

describe('a server runs in a home with a difficult path:', () => {
  it('a path too long for a socket, with blanks, a quote and commas', async () => {
    await chmod(outer, 0o711);
    const home = join(outer, "it's a home, with ünusual signs", 'x'.repeat(120));
    const first = await openEmbedded({ home, settings });
    const second = await openEmbedded({ home, settings });
    expect(await askAge(second)).toEqual(await askAge(first));
    await first.close();
    await second.close();
    expect(await findPostmaster(join(home, 'postgres', 'cluster', 'data'))).toBe(null);
  });

  it('a short path with blanks, a quote and commas', async () => {
    await chmod(outer, 0o711);
    const home = join(outer, "it's a, b");
    const server = await openEmbedded({ home, settings });
    expect(server.address.host).toContain("it's a, b");
    await server.close();
  });
});

describe('an incomplete PostgreSQL', () => {
  it('is reported in one sentence', async () => {
    await chmod(outer, 0o711);
    const native = join(outer, 'native');
    await mkdir(native);
    await cp(join(findNative(), 'pg-symlinks.json'), join(native, 'pg-symlinks.json'));
    const place = await findPlace(await makeBase(join(outer, 'home')));
    await expect(findBinaries(place, native)).rejects.toThrow(
      /incomplete \(lib\S+ is missing\).*npm rebuild/,
    );
  });
});

describe('programs in a folder that initdb cannot handle', () => {
  it('are copied to a suitable folder', async () => {
    await chmod(outer, 0o711);
    const native = join(outer, 'costs $5', 'native');
    await cp(findNative(), native, { recursive: true, verbatimSymlinks: true });
    await writeFile(join(dirname(native), 'package.json'), '{"version":"1.2.3"}');
    const place = await findPlace(await makeBase(join(outer, 'home')));
    const found = await findBinaries(place, native);
    expect(found.postgres).toBe(join(place.folder, 'programs-1.2.3', 'bin', 'postgres'));
  });
});

describe.skipIf(!isRoot)('Debrief as root (skipped: this user is not root)', () => {
  it('runs the server as another account', async () => {
    await chmod(outer, 0o711);
    const server = await openEmbedded({ home: outer, settings });
    const data = join(outer, 'postgres', 'cluster', 'data');
    const postmaster = await findPostmaster(data);
    expect((await stat(`/proc/${postmaster?.pid}`)).uid).not.toBe(0);
    await server.close();
  });

  it('keeps the data outside when only root can enter the home, and finds them again', async () => {
    expect((await stat(outer)).mode & 0o077).toBe(0);
    const first = await openEmbedded({ home: outer, settings });
    await first.close();
    const place = await findPlace(join(outer, 'postgres'));
    const { folder } = place;
    expect(folder).toMatch(/^\/var\/(lib|tmp)\/debrief-/);
    const marker = join(folder, 'cluster', 'data', 'PG_VERSION');
    const { ino } = await stat(marker);
    const second = await openEmbedded({ home: outer, settings });
    await second.close();
    expect((await stat(marker)).ino).toBe(ino);

    await rm(folder, { recursive: true });
    await expect(openEmbedded({ home: outer, settings })).rejects.toThrow(/that folder is gone/);
  });

  it('copies programs that only root can reach, with their links', async () => {
    const native = join(outer, 'package', 'native');
    await cp(findNative(), native, { recursive: true, verbatimSymlinks: true });
    await writeFile(join(dirname(native), 'package.json'), '{"version":"1.2.3"}');
    await chmod(join(native, 'share'), 0o700);
    const home = await mkdtemp(join(tmpdir(), 'debrief-place-'));
    await chmod(home, 0o711);
    const place = await findPlace(await makeBase(home));
    const found = await findBinaries(place, native);
    expect(found.initdb).toBe(join(place.folder, 'programs-1.2.3', 'bin', 'initdb'));
    const target = join(home, 'data');
    await mkdir(target);
    await chown(target, place.runAs.uid ?? -1, place.runAs.gid ?? -1);
    const made = await runProgram(found.initdb, ['--no-sync', '-D', target], place.runAs);
    expect(made).toMatchObject({ code: 0 });
    await rm(home, { recursive: true });
  });
});

const uid = Number((await runProgram('id', ['-u', 'nobody'], {})).output);
const gid = Number((await runProgram('id', ['-g', 'nobody'], {})).output);
const looks = `require('node:fs').accessSync(${JSON.stringify(import.meta.filename)})`;
const othersCanRun = isRoot && (await runProgram(process.execPath, ['-e', looks], { uid, gid })).code === 0;

describe.skipIf(!othersCanRun)(
  'one home with several users (skipped: not root, or others cannot enter the checkout)',
  () => {
    it('serves an ordinary user, and root in the same home', async () => {
      await chown(outer, uid, gid);
      const ordinary = startHolder(outer, { uid, gid });
      await ordinary.opened;
      const guest = await openEmbedded({ home: outer, settings });
      await ordinary.leave();
      await guest.close();
      const alone = await openEmbedded({ home: outer, settings });
      await alone.close();
      const again = startHolder(outer, { uid, gid });
      await again.opened;
      await again.leave();
    });

    it('reports to an ordinary user who owns the database', async () => {
      await chmod(outer, 0o711);
      const server = await openEmbedded({ home: outer, settings });
      await server.close();
      const stranger = startHolder(outer, { uid: 12_345, gid: 12_345 });
      await expect(stranger.opened).rejects.toThrow(/belongs to another user/);
    });
  },
);
