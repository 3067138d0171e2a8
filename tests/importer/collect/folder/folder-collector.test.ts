import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rename, rm, symlink, unlink, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { gzipSync } from 'node:zlib';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FolderCollector } from '../../../../importer/collect/folder/folder-collector.ts';
import { isWanted } from '../../../../importer/etlegacy/files/is-wanted.ts';
import { looksWhole } from '../../../../importer/etlegacy/files/looks-whole.ts';
import { toPayload } from '../../../../importer/etlegacy/files/to-payload.ts';
import type { Payload } from '../../../../importer/inbox/store-payloads.ts';
import { asOrdinaryUser } from '../../../support/as-ordinary-user.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database/test-database.ts';
import { simulateFile, simulateFiles } from '../../../support/etlegacy/round-files.ts';

const START = Date.UTC(2025, 5, 1, 20);
let folder: string;
let now: number;
let stored: Payload[];
let refused: string[];
let storeFails: boolean;

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => database.close());

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'debrief-folder-'));
  now = START;
  stored = [];
  refused = [];
  storeFails = false;
});

afterEach(async () => {
  await chmod(folder, 0o755);
  await rm(folder, { recursive: true });
});

type IsWhole = (name: string, body: Uint8Array) => Promise<boolean>;

const looks: IsWhole = async (name, body) => looksWhole(database.db, { server: 'default', name, body });

function collect(known: ReadonlySet<string> = new Set(), isWhole = looks): FolderCollector {
  return new FolderCollector({
    folder,
    known,
    isWanted,
    toPayload: (name, content) => toPayload('default', name, content),
    isWhole,
    now: () => now - START,
    clock: () => now,
    onRefused: (name) => refused.push(name),
    store: async (payloads) => {
      if (storeFails) throw new Error('the database is away');
      stored.push(...payloads);
    },
  });
}

/** Writes a file like the game server, with the time of the fake clock. */
async function write(name: string, text: string): Promise<void> {
  await writeFile(path.join(folder, name), text);
  await utimes(path.join(folder, name), now / 1000, now / 1000);
}

/** Scans the folder once a second for that long; returns names and texts of the stored files. */
async function pass(collector: FolderCollector, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second++) {
    now += 1000;
    await collector.scan();
  }
}

const texts = (): string[] => stored.map(({ body }) => Buffer.from(body).toString());
const names = (): string[] => stored.map(({ subject }) => subject);

describe('a folder that the game server writes into', () => {
  test('a file is stored once, after it stopped changing', async () => {
    const { name, text } = simulateFile(1);
    const collector = collect();
    await collector.scan();
    await write(name, text);
    await collector.scan();
    now += 400;
    await collector.scan();
    expect(stored).toEqual([]);
    now += 200;
    expect(await collector.scan()).toBe(1);
    await pass(collector, 60);
    expect(texts()).toEqual([text]);
    expect(stored[0]?.observedAt).toEqual(new Date(START));
    expect(collector.dueInMs).toBeNull();
  });

  test('a gzip file is unpacked and stored once, and one that cannot be unpacked is reported', async () => {
    const { name, text } = simulateFile(1);
    const collector = collect();
    await writeFile(path.join(folder, `${name}.gz`), gzipSync(text));
    await writeFile(path.join(folder, `broken-${name}.gz`), 'no gzip');
    await pass(collector, 60);
    expect([names(), texts()]).toEqual([[name], [text]]);
    expect(refused).toEqual([`broken-${name}.gz`]);
  });

  test('JSON that is still being written is waited for, packed or not', async () => {
    const text = JSON.stringify({
      round_info: {
        mapname: 'supply',
        round: 1,
        defenderteam: 1,
        winnerteam: 2,
        timelimit: '10:00',
        nextTimeLimit: '5:00',
        round_end_unix: 1_770_600_400,
      },
      player_stats: [],
    });
    const files = [
      ['stats-a.json', Buffer.from(text)],
      ['stats-b.json.gz', gzipSync(text)],
    ] as const;
    const collector = collect();
    await collector.scan();
    for (const length of [10, 60, 100]) {
      for (const [name, bytes] of files) await writeFile(path.join(folder, name), bytes.subarray(0, length));
      await pass(collector, 25);
    }
    expect([stored, refused]).toEqual([[], []]);
    for (const [name, bytes] of files) await writeFile(path.join(folder, name), bytes);
    await pass(collector, 2);
    expect(names().toSorted()).toEqual(['stats-a.json', 'stats-b.json']);
    expect([texts(), refused]).toEqual([[text, text], []]);
  });

  test('a slow writer that pauses after every line is waited for until 30 s after its last line', async () => {
    const { name, text } = simulateFile(2);
    const collector = collect();
    await collector.scan();
    const lines = text.split(/(?<=\n)/);
    for (let count = 1; count <= lines.length; count++) {
      await write(name, lines.slice(0, count).join(''));
      await pass(collector, 25);
    }
    expect(texts()).toEqual([text]);
  });

  test('half a file, cut inside a line or at its end, is stored 30 s after it stopped growing', async () => {
    const { name, text } = simulateFile(3);
    const other = simulateFile(4);
    const collector = collect();
    await collector.scan();
    await write(name, text.slice(0, -20));
    await write(other.name, other.text.slice(0, other.text.trimEnd().lastIndexOf('\n') + 1));
    await pass(collector, 29);
    expect(stored).toEqual([]);
    await pass(collector, 3);
    expect(names().toSorted()).toEqual([name, other.name].toSorted());
  });

  test('a half file that is completed later is stored again as a whole one', async () => {
    const { name, text } = simulateFile(5);
    const collector = collect();
    await collector.scan();
    await write(name, text.slice(0, -20));
    await pass(collector, 40);
    await write(name, text);
    await pass(collector, 2);
    expect(texts()).toEqual([text.slice(0, -20), text]);
  });

  test('the waiting time does not depend on the clock of the writing machine', async () => {
    const { name, text } = simulateFile(6);
    const collector = collect();
    await collector.scan();
    for (const skewMs of [-3_600_000, 3_600_000]) {
      stored = [];
      await writeFile(path.join(folder, name), text.slice(0, -20 - skewMs / 3_600_000));
      const time = (now + skewMs) / 1000;
      await utimes(path.join(folder, name), time, time);
      await pass(collector, 28);
      expect(stored).toEqual([]);
      await pass(collector, 4);
      expect(stored).toHaveLength(1);
    }
  });

  test('a file renamed into place is stored under its final name only', async () => {
    const { name, text } = simulateFile(7);
    const collector = collect();
    await write(`.${name}.part`, text);
    await write(`.${name}`, text);
    await pass(collector, 3);
    await rename(path.join(folder, `.${name}`), path.join(folder, name));
    await pass(collector, 3);
    expect(names()).toEqual([name]);
  });

  test('a replaced file is stored again, one whose time alone is set back is not', async () => {
    const { name, text } = simulateFile(8);
    const collector = collect();
    await write(name, text);
    await pass(collector, 3);
    await write(name, text.replaceAll('\n', '\r\n'));
    await pass(collector, 3);
    expect(texts()).toEqual([text, text.replaceAll('\n', '\r\n')]);
    await writeFile(path.join(folder, name), text);
    await utimes(path.join(folder, name), START / 1000, START / 1000);
    await pass(collector, 3);
    expect(stored).toHaveLength(2);
  });

  test('a file that disappears before it settled leaves no state behind', async () => {
    const { name, text } = simulateFile(9);
    const collector = collect();
    await write(name, text);
    await collector.scan();
    await unlink(path.join(folder, name));
    await pass(collector, 2);
    expect(stored).toEqual([]);
    expect(collector.dueInMs).toBeNull();
  });
});

describe('a folder that changes during a scan', () => {
  test('a file that disappears between listing and reading delays no other file and leaves no state behind', async () => {
    const [first, second] = [simulateFile(20), simulateFile(21)];
    const collector = collect(new Set(), async () => {
      await unlink(path.join(folder, second.name));
      return true;
    });
    await write(first.name, first.text);
    await write(second.name, second.text);
    await collector.scan([first.name, second.name]);
    now += 1000;
    await collector.scan([first.name, second.name]);
    expect(names()).toEqual([first.name]);
    await pass(collector, 1);
    expect([names(), refused, collector.dueInMs]).toEqual([[first.name], [], null]);
  });

  test('a file that is replaced while it is read is stored with its new content', async () => {
    const { name, text } = simulateFile(22);
    let looks = 0;
    const collector = collect(new Set(), async () => {
      // After reading, before anything is stored.
      if (looks++ === 0) await write(name, `${text}\n`);
      return looks > 1;
    });
    await write(name, text);
    await pass(collector, 5);
    expect(texts().at(-1)).toBe(`${text}\n`);
    expect(collector.dueInMs).toBeNull();
  });

  test('a file that grows beyond the size limit is cut, and stored once however long it grows', async () => {
    const { name } = simulateFile(23);
    const collector = collect();
    await collector.scan();
    for (const megabytes of [1, 2, 3]) {
      await write(name, 'x'.repeat(megabytes * 1_000_000));
      await pass(collector, 20);
    }
    expect(stored).toEqual([]);
    await pass(collector, 20);
    expect(stored.map(({ body }) => body.length)).toEqual([2 * 1024 * 1024]);
  });
});

describe('entries that are not round files', () => {
  test('pipes and sockets are ignored with one warning, and reading never blocks on them', async () => {
    const [pipe, socket, real] = ['pipe.txt', 'socket.txt', simulateFile(24)] as const;
    execFileSync('/usr/bin/mkfifo', [path.join(folder, pipe)]);
    const listener = createServer().listen(path.join(folder, socket));
    await once(listener, 'listening');
    await write(real.name, real.text);
    await pass(collect(), 3);
    expect(names()).toEqual([real.name]);
    expect(refused.toSorted()).toEqual([pipe, socket]);
    listener.close();
  });

  test('hostile names are passed on unchanged, whatever they contain', async () => {
    const { text } = simulateFile(25);
    const hostile = [
      "a'; drop table core.payloads; --.txt",
      'line\nbreak.txt',
      '\u001b[31mred.txt',
      '\u202etxt.gnp.txt',
      '$(reboot)`x`.txt',
      'up\\..\\..\\up.txt',
      `${'x'.repeat(251)}.txt`,
    ];
    for (const name of hostile) await write(name, text);
    await pass(collect(), 40);
    expect(names().toSorted()).toEqual(hostile.toSorted());
  });

  test('a name that is not UTF-8 cannot be opened, and is reported', async () => {
    const bytes = Buffer.concat([Buffer.from(`${folder}/caf`), Buffer.from([0xe9]), Buffer.from('.txt')]);
    await writeFile(bytes, simulateFile(26).text);
    await pass(collect(), 3);
    expect(stored).toEqual([]);
    expect(refused).toEqual(['caf\ufffd.txt']);
  });

  test('links, folders, hidden and foreign files are ignored, links and folders with one warning', async () => {
    const { name, text } = simulateFile(10);
    const outside = await mkdtemp(path.join(tmpdir(), 'debrief-outside-'));
    await writeFile(path.join(outside, 'secret.txt'), text);
    await symlink(path.join(outside, 'secret.txt'), path.join(folder, name));
    await mkdir(path.join(folder, 'folder.txt'));
    await write('.hidden.txt', text);
    await write('picture.png', text);
    const collector = collect();
    await pass(collector, 40);
    expect(stored).toEqual([]);
    expect(refused.toSorted()).toEqual([name, 'folder.txt']);
    await rm(outside, { recursive: true });
  });

  test('names that contain a path never leave the folder', async () => {
    const { text } = simulateFile(10);
    await writeFile(path.join(path.dirname(folder), 'debrief-escape.txt'), text);
    const collector = collect();
    for (let look = 0; look < 3; look++) {
      now += 40_000;
      await collector.scan(['../debrief-escape.txt', '/etc/hostname.txt', 'a/../../x.txt']);
    }
    await unlink(path.join(path.dirname(folder), 'debrief-escape.txt'));
    expect(stored).toEqual([]);
  });

  test('at most two megabytes of a huge file are read', async () => {
    await write(simulateFile(11).name, 'x'.repeat(5_000_000));
    await pass(collect(), 40);
    expect(stored.map(({ body }) => body.length)).toEqual([2 * 1024 * 1024]);
  });
});

describe('outages', () => {
  test('a file that could not be stored is stored by a later scan', async () => {
    const { name, text } = simulateFile(12);
    const collector = collect();
    await write(name, text);
    storeFails = true;
    await collector.scan();
    now += 1000;
    await expect(collector.scan()).rejects.toThrow('away');
    storeFails = false;
    await pass(collector, 1);
    expect(texts()).toEqual([text]);
  });

  test('a folder that disappears is an error, and its files are stored when it is back', async () => {
    const collector = collect();
    await collector.scan();
    await rename(folder, `${folder}-away`);
    await expect(collector.scan()).rejects.toThrow('ENOENT');
    const { name, text } = simulateFile(13);
    await writeFile(path.join(`${folder}-away`, name), text);
    await rename(`${folder}-away`, folder);
    await pass(collector, 2);
    expect(texts()).toEqual([text]);
  });

  test('a file without read permission delays no other file, and is stored once it may be read', async () => {
    const [locked, open] = [simulateFile(14), simulateFile(15)];
    const collector = collect();
    await write(locked.name, locked.text);
    await write(open.name, open.text);
    await chmod(path.join(folder, locked.name), 0);
    await asOrdinaryUser(folder, async () => pass(collector, 30));
    expect(names()).toEqual([open.name]);
    expect(refused).toEqual([locked.name]);
    await chmod(path.join(folder, locked.name), 0o644);
    await asOrdinaryUser(folder, async () => pass(collector, 15));
    expect(names()).toEqual([open.name, locked.name]);
  });

  test('a folder without read permission is an error, and its files are stored once it may be read', async () => {
    const { name, text } = simulateFile(16);
    const collector = collect();
    await write(name, text);
    await chmod(folder, 0);
    await asOrdinaryUser(folder, async () => expect(collector.scan()).rejects.toThrow('EACCES'));
    await chmod(folder, 0o755);
    await asOrdinaryUser(folder, async () => pass(collector, 2));
    expect(texts()).toEqual([text]);
  });
});

describe('thousands of old files', () => {
  test(
    'are all stored at the start, complete or not, and never read again',
    { timeout: 60_000 },
    async () => {
      const files = simulateFiles(5000);
      now = Date.now() + 60_000;
      await Promise.all(
        files.map(async ({ name, text }, n) =>
          writeFile(path.join(folder, name), n % 100 === 0 ? text.slice(0, -1) : text),
        ),
      );
      const collector = collect();
      await pass(collector, 2);
      expect(names().toSorted()).toEqual(files.map(({ name }) => name).toSorted());
      const digest = (body: Uint8Array): string => createHash('sha256').update(body).digest('hex');
      expect(new Set(stored.map(({ body }) => digest(body))).size).toBe(5000);
      const known = new Set(
        stored.map(({ subject, body, observedAt }) => `${subject}/${body.length}/${observedAt?.getTime()}`),
      );
      stored = [];
      await pass(collector, 2);
      await pass(collect(known), 2);
      expect(stored).toEqual([]);
    },
  );
});
