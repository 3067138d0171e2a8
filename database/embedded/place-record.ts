// Links a home to a folder outside of it that holds its database. Both keep the same id, and the folder also keeps the
// path of its home: a copy of the home has the same id but another path, which distinguishes it from the original.
import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { DatabaseError } from '../failures/database-error.ts';

const RECORD = 'place.json';
const CLAIM = 'belongs-to.json';
/** Records of the first version had no id, and do not prove that the folder belongs to the home. */
const record = z.object({ folder: z.string().startsWith('/'), id: z.string().optional() });
const claim = z.object({ id: z.string(), base: z.string() });

export type PlaceRecord = {
  readonly folder: string;
  /** False when the folder belongs to another home, of which this one is a copy, or nothing says to which. */
  readonly isOurs: boolean;
};

/** null where nothing outside the home is recorded. Throws a DatabaseError where that folder is gone, or a record damaged. */
export async function readPlaceRecord(base: string): Promise<PlaceRecord | null> {
  const recorded = await readJson(join(base, RECORD), record);
  if (recorded === null) return null;
  const { folder, id } = recorded;
  if ((await stat(folder).catch(() => null)) === null) {
    throw new DatabaseError(
      `The database lived in ${folder}, says ${join(base, RECORD)}, but that folder is gone.`,
      `Bring it back, or delete ${join(base, RECORD)} to begin with an empty database.`,
    );
  }
  const claimed = await readJson(join(folder, CLAIM), claim);
  // Without an id on both sides nothing proves it: then both homes could be this one's copy.
  const isOurs = claimed !== null && id !== undefined && claimed.id === id && claimed.base === base;
  return { folder, isOurs };
}

/** Records the folder in the home, and the home in the folder. */
export async function writePlaceRecord(base: string, folder: string): Promise<void> {
  const id = randomUUID();
  await writeWhole(join(folder, CLAIM), { id, base });
  await writeWhole(join(base, RECORD), { folder, id });
}

export async function removePlaceRecord(base: string): Promise<void> {
  await rm(join(base, RECORD));
}

async function readJson<T>(file: string, schema: z.ZodType<T>): Promise<T | null> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const parsed = schema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new DatabaseError(
    `${file} is damaged, and nothing else says which database belongs to this home.`,
    'Take that file from a copy of the home, and start again. The database itself is untouched.',
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function writeWhole(file: string, content: object): Promise<void> {
  const draft = `${file}.part`;
  await writeFile(draft, `${JSON.stringify(content)}\n`, { flush: true });
  await rename(draft, file);
}
