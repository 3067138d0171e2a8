// Only one process at a time may collect and keep backups in a home. The operating system releases the lock when the
// process ends, for whatever reason.
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Config } from '../core/config.ts';
import { DatabaseError } from '../database/failures/database-error.ts';
import { holdLock } from '../database/embedded/with-lock.ts';

const note = z.object({ host: z.string(), pid: z.number(), since: z.iso.datetime() });

/**
 * Locks the home for this process and returns how to release it. Throws a DatabaseError that names the holder. With an
 * external database, a home that is missing or not writable is not locked.
 */
export async function holdHome({
  home,
  databaseUrl,
}: Pick<Config, 'home' | 'databaseUrl'>): Promise<() => void> {
  if (databaseUrl !== undefined && !existsSync(home)) return () => {};
  const leave = await holdLock(join(await makeHome(home), 'running.lock')).catch((cause: unknown) => {
    if (databaseUrl !== undefined) return () => {};
    throw new DatabaseError(
      `DEBRIEF_HOME (${home}) cannot be locked: ${sayCause(cause)}.`,
      'Make sure that it is writable and on a disk of this machine, or choose another folder.',
      { cause },
    );
  });
  if (leave === null) throw await inUse(home);
  await writeNote(home);
  return leave;
}

async function makeHome(home: string): Promise<string> {
  await mkdir(home, { recursive: true }).catch((cause: unknown) => {
    throw new DatabaseError(
      `The folder ${home} cannot be created: ${sayCause(cause)}.`,
      'Make sure that it is writable, or choose another with DEBRIEF_HOME.',
      { cause },
    );
  });
  return home;
}

/** A full disk must not prevent a start; the error for the next process then has fewer details. */
async function writeNote(home: string): Promise<void> {
  const words: z.infer<typeof note> = { host: hostname(), pid: process.pid, since: new Date().toISOString() };
  const draft = join(home, 'running.json.part');
  await writeFile(draft, `${JSON.stringify(words)}\n`)
    .then(async () => rename(draft, join(home, 'running.json')))
    .catch(() => undefined);
}

async function inUse(home: string): Promise<DatabaseError> {
  const text = await readFile(join(home, 'running.json'), 'utf8').catch(() => 'null');
  const owner = note.safeParse(parseJson(text)).data;
  const who =
    owner === undefined
      ? 'another process'
      : `process ${owner.pid} on "${owner.host}", since ${owner.since.replace('T', ' ').replace(/\.\d+Z$/, ' UTC')}`;
  return new DatabaseError(
    `Debrief runs with DEBRIEF_HOME ${home} already: ${who}.`,
    'Stop that one first, or set another DEBRIEF_HOME for this one. Verbs like "debrief doctor" may run beside it.',
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function sayCause(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
