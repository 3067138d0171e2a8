import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DatabaseError } from '../../../database/failures/database-error.ts';
import { readPlaceRecord, writePlaceRecord } from '../../../database/embedded/place-record.ts';

let base: string;
let folder: string;

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'debrief-base-'));
  folder = await mkdtemp(join(tmpdir(), 'debrief-place-'));
  await writePlaceRecord(base, folder);
});
afterEach(async () => {
  for (const made of [base, folder]) await rm(made, { recursive: true });
});

it.each(['', '{', '{"folder":"no/whole/path"}'])(
  'a record that holds %j is explained in words, on either side, and nothing is begun anew',
  async (text) => {
    const claim = join(folder, 'belongs-to.json');
    const record = join(base, 'place.json');
    await writeFile(claim, text);
    const first = await readPlaceRecord(base).catch((error: unknown) => error);
    await writeFile(record, text);
    const second = await readPlaceRecord(base).catch((error: unknown) => error);
    for (const [error, file] of [
      [first, claim],
      [second, record],
    ]) {
      expect(error).toBeInstanceOf(DatabaseError);
      expect(String(error)).toContain(`${String(file)} is damaged`);
      expect(String(error)).toContain('Take that file from a copy of the home');
    }
  },
);

it('a folder belongs to a home only where both have the same id, whichever of two homes starts first', async () => {
  expect(await readPlaceRecord(base)).toEqual({ folder, isOurs: true });
  const copy = await mkdtemp(join(tmpdir(), 'debrief-base-'));
  const { id } = JSON.parse(await readFile(join(base, 'place.json'), 'utf8'));
  for (const home of [base, copy]) {
    await writeFile(join(home, 'place.json'), JSON.stringify({ folder }));
    expect(await readPlaceRecord(home)).toEqual({ folder, isOurs: false });
  }
  await rm(join(folder, 'belongs-to.json'));
  for (const home of [copy, base]) expect(await readPlaceRecord(home)).toEqual({ folder, isOurs: false });
  await writeFile(join(base, 'place.json'), JSON.stringify({ folder, id }));
  expect(await readPlaceRecord(base)).toEqual({ folder, isOurs: false });
  expect(await readdir(folder)).toEqual([]);
  await rm(copy, { recursive: true });
});
