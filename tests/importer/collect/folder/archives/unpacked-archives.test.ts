import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { packTar } from 'modern-tar';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { explainArchive } from '../../../../../importer/collect/folder/archives/archive-error.ts';
import { isArchive } from '../../../../../importer/collect/folder/archives/read-archive.ts';
import { UnpackedArchives } from '../../../../../importer/collect/folder/archives/unpacked-archives.ts';
import { writeZip, type ZipEntry } from '../../../../support/write-zip.ts';

const WRITTEN = new Date('2031-02-03T21:10:00Z');
const MEBIBYTE = 2 ** 20;
const LINK = 0o120777;
const DEVICE = 0o020666;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'unpacked-archives-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function tarOf(files: Readonly<Record<string, string>>): Promise<Uint8Array> {
  return await packTar([
    { header: { name: '2031/', type: 'directory', size: 0 } },
    { header: { name: 'link-round-1.txt', type: 'symlink', linkname: '/etc/passwd', size: 0 } },
    { header: { name: 'device-round-1.txt', type: 'character-device', size: 0 } },
    ...Object.entries(files).map(([name, body]) => ({
      header: { name, size: body.length, mtime: WRITTEN },
      body,
    })),
  ]);
}

function zipOf(files: Readonly<Record<string, string>>, more: Partial<ZipEntry> = {}): Buffer {
  return writeZip([
    { name: '2031/', body: '', method: 0 },
    { name: 'link-round-1.txt', body: '/etc/passwd', mode: LINK },
    { name: 'device-round-1.txt', body: '', mode: DEVICE },
    ...Object.entries(files).map(([name, body]) => ({ name, body, ...more })),
  ]);
}

async function unpack(name: string, bytes: Uint8Array, archives = new UnpackedArchives()) {
  const file = path.join(folder, name);
  await writeFile(file, bytes);
  await using unpacked = archives;
  const { files, ...rest } = await unpacked.add(file, (each) => each.endsWith('.txt'));
  const read = await Promise.all(files.map(async (each) => await readFile(each, 'latin1')));
  const times = await Promise.all(files.map(async (each) => (await stat(each)).mtime));
  return { files, names: files.map((each) => path.basename(each)), read, times, ...rest };
}

async function refusal(...args: Parameters<typeof unpack>): Promise<string> {
  return await unpack(...args).then(
    () => 'unpacked',
    (error: unknown) => explainArchive(error),
  );
}

test('zip, zip64 and tar are unpacked with their times; files of one name in two folders stay two', async () => {
  const files = { '2031/a-round-1.txt': 'ab'.repeat(99), '2032/a-round-1.txt': 'cd', 'photo.png': '-' };
  const tar = await tarOf(files);
  for (const [name, bytes] of [
    ['all.zip', zipOf(files)],
    ['stored.ZIP', zipOf(files, { method: 0 })],
    ['large.zip', zipOf(files, { zip64: true })],
    ['dos.zip', zipOf(files, { mode: 0 })],
    ['all.tar', tar],
    ['all.tar.gz', gzipSync(tar)],
    ['all.TGZ', gzipSync(tar)],
  ] as const) {
    expect(isArchive(name)).toBe(true);
    const found = await unpack(name, bytes);
    expect(found.names, name).toEqual(['a-round-1.txt', 'a-round-1.txt']);
    expect([found.left, found.refused], name).toEqual([['photo.png'], []]);
    expect(found.read, name).toEqual(['ab'.repeat(99), 'cd']);
    // The moments of a zip are in the zone of the machine that unpacks it.
    const written = name.toLowerCase().endsWith('zip') ? new Date(2031, 1, 3, 21, 10) : WRITTEN;
    expect(found.times, name).toEqual([written, written]);
    // The folder is gone with the import.
    expect(found.files.some((file) => existsSync(file))).toBe(false);
  }
});

test('no name leads elsewhere, no link or device is unpacked', async () => {
  const names = { '../../../x.txt': '1', '/tmp/y.txt': '2', 'c:\\z.txt': '3' };
  const tar = await unpack('a.tar', await tarOf(names));
  expect(tar.names).toEqual(['x.txt', 'y.txt', 'z.txt']);
  expect(new Set(tar.files.map((file) => path.dirname(path.dirname(file)))).size).toBe(1);
  for (const name of Object.keys(names))
    expect(await refusal('a.zip', zipOf({ [name]: '1' })), name).toMatch(/^It is damaged, or no archive: /);
  expect(await readdir(folder)).not.toContain('x.txt');
});

test('an archive in an archive, a file that is too large and an impossible name are named, the rest is read', async () => {
  const files = { 'a.txt': '1', 'deep/inner.tar.gz': '2', 'b.txt': 'x'.repeat(2 * MEBIBYTE + 1) };
  const long = `${'n'.repeat(252)}.txt`;
  for (const found of [
    await unpack('b.zip', zipOf({ ...files, [long]: '3' })),
    await unpack('b.tar', await tarOf({ ...files, [long]: '3' })),
  ]) {
    expect([found.names, found.left]).toEqual([['a.txt'], []]);
    expect(found.refused).toEqual([
      { name: 'inner.tar.gz', reason: 'It is an archive in an archive: unpack it, and import it by itself.' },
      { name: 'b.txt', reason: 'Unpacked it has 2097153 bytes; at most 2097152 are read.' },
      { name: long, reason: 'No file can have its name.' },
    ]);
  }
});

test('what is damaged, encrypted or packed in another way is refused whole, with the next step', async () => {
  const tar = await tarOf({ 'a.txt': 'ab'.repeat(999) });
  const zip = zipOf({ 'a.txt': 'ab'.repeat(999) });
  for (const [name, bytes] of [
    ['a.zip', zip.subarray(0, -30)],
    ['b.zip', Buffer.from('<html>')],
    ['c.zip', zipOf({ 'a.txt': 'ab' }, { crc: 1 })],
    ['d.zip', zipOf({ 'a.txt': 'ab'.repeat(999) }, { size: 5 })],
    ['e.zip', zipOf({ 'a.txt': 'ab' }, { size: 5 })],
    ['a.tgz', gzipSync(tar).subarray(0, -20)],
    ['b.tar', tar.subarray(0, 900)],
    ['c.tgz', tar],
    ['d.tar', Buffer.from('<html>')],
  ] as const)
    expect(await refusal(name, bytes), name).toMatch(/^It is damaged, or no archive: .+\. Copy it again\.$/);
  expect(await refusal('f.zip', zipOf({ 'a.txt': 'ab' }, { isEncrypted: true }))).toBe(
    'It is encrypted: unpack it with its password, and import the folder.',
  );
  expect(await refusal('g.zip', zipOf({ 'a.txt': 'ab' }, { method: 14 }))).toBe(
    'It is packed by a method that is not read (14): unpack it, and import the folder.',
  );
});

test('what is large when unpacked is refused, whatever its headers say', async () => {
  const large = /^Unpacked, all archives together have more than 8 GiB or 1,000,000 files: unpack it/;
  const tar = await tarOf({ 'a.txt': 'ab'.repeat(999) });
  const limits = { bytes: 1_000, entries: 10 };
  expect(await refusal('a.tar', tar, new UnpackedArchives(limits))).toMatch(large);
  expect(await refusal('a.zip', zipOf({ 'a.txt': 'ab'.repeat(999) }), new UnpackedArchives(limits))).toMatch(
    large,
  );
  const few = { bytes: MEBIBYTE, entries: 1 };
  expect(
    await refusal('b.tar', await tarOf({ 'a.txt': '1', 'b.txt': '2' }), new UnpackedArchives(few)),
  ).toMatch(large);
  // Zeros behind the end of a tar.
  const endless = gzipSync(Buffer.concat([await tarOf({ 'a.txt': '1' }), Buffer.alloc(64 * MEBIBYTE)]));
  expect(endless.length).toBeLessThan(MEBIBYTE);
  expect(await refusal('c.tgz', endless, new UnpackedArchives({ bytes: MEBIBYTE, entries: 9 }))).toMatch(
    large,
  );
});
