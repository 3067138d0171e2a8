import { chmod, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEmbedded } from '../../../database/embedded/open-embedded.ts';
import { runProgram } from '../../../database/embedded/run-program.ts';
import { queryServer } from '../../support/servers/query-server.ts';

const isRoot = process.getuid?.() === 0;
const settings = { fsync: 'off' };
let outer: string;
let home: string;
let copy: string;
const outside = new Set<string>();

beforeEach(async () => {
  outer = await mkdtemp(join(tmpdir(), 'debrief-copy-'));
  [home, copy] = [join(outer, 'home'), join(outer, 'copy')];
});
afterEach(async () => {
  for (const folder of outside) await rm(folder, { recursive: true, force: true });
  outside.clear();
  await rm(outer, { recursive: true });
});

async function inHome(at: string, ...texts: readonly string[]): Promise<readonly unknown[]> {
  const server = await openEmbedded({ home: at, settings });
  try {
    let rows: readonly unknown[] = [];
    for (const text of texts) rows = await queryServer(server, text);
    return rows;
  } finally {
    await server.close();
  }
}

/** The folder under /var with the database of a home that only root can enter. */
async function outsideOf(at: string): Promise<string> {
  const { folder } = JSON.parse(await readFile(join(at, 'postgres', 'place.json'), 'utf8'));
  outside.add(folder);
  return folder;
}

async function copyHome(): Promise<void> {
  await cp(home, copy, { recursive: true, verbatimSymlinks: true });
}

describe.skipIf(!isRoot)('a copied home whose database is outside (skipped: this user is not root)', () => {
  it('gets a database of its own with the same content, and does not change the original', async () => {
    await inHome(home, 'create table kept as select 1 as n');
    const original = await outsideOf(home);
    await copyHome();

    expect(await inHome(copy, 'update kept set n = 2', 'select n from kept')).toEqual([{ n: 2 }]);
    expect(await outsideOf(copy)).not.toBe(original);
    expect(await inHome(home, 'select n from kept')).toEqual([{ n: 1 }]);
    expect(await outsideOf(home)).toBe(original);
    expect(await inHome(copy, 'select n from kept')).toEqual([{ n: 2 }]);
  });

  it('waits for the original to stop instead of starting empty', async () => {
    const server = await openEmbedded({ home, settings });
    await queryServer(server, 'create table kept as select 1 as n');
    await outsideOf(home);
    await copyHome();
    await expect(openEmbedded({ home: copy, settings })).rejects.toThrow(
      /is a copy of another home.*Stop Debrief/,
    );
    expect(await queryServer(server, 'select n from kept')).toEqual([{ n: 1 }]);
    await server.close();
    expect(await inHome(copy, 'select n from kept')).toEqual([{ n: 1 }]);
    await outsideOf(copy);
  });

  it('and a home of the first version, whose record had no id, are two, whichever starts first', async () => {
    await inHome(home, 'create table kept as select 1 as n');
    const folder = await outsideOf(home);
    await rm(join(folder, 'belongs-to.json'));
    await writeFile(join(home, 'postgres', 'place.json'), JSON.stringify({ folder }));
    await copyHome();
    expect(await inHome(copy, 'update kept set n = 2', 'select n from kept')).toEqual([{ n: 2 }]);
    expect(await inHome(home, 'select n from kept')).toEqual([{ n: 1 }]);
    expect(new Set([folder, await outsideOf(copy), await outsideOf(home)]).size).toBe(3);
    expect(await inHome(copy, 'select n from kept')).toEqual([{ n: 2 }]);
  });
});

describe('a copied home with a path too long for a socket', () => {
  it('has a server of its own beside the running original', async () => {
    await chmod(outer, 0o711);
    [home, copy] = [join(outer, `${'x'.repeat(120)}-1`), join(outer, `${'x'.repeat(120)}-2`)];
    await inHome(home, 'create table kept as select 1 as n');
    // Like "cp -a", which preserves the owner.
    expect(await runProgram('cp', ['-a', home, copy], {})).toMatchObject({ code: 0 });
    const [first, second] = [
      await openEmbedded({ home, settings }),
      await openEmbedded({ home: copy, settings }),
    ];
    await queryServer(second, 'update kept set n = 2');
    expect(await queryServer(first, 'select n from kept')).toEqual([{ n: 1 }]);
    expect(await queryServer(second, 'select n from kept')).toEqual([{ n: 2 }]);
    await second.close();
    await first.close();
  });
});
