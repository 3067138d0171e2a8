import { open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseError } from '../failures/database-error.ts';
import type { Place } from './place.ts';
import { findServerProcesses } from './find-postmaster.ts';
import { takeOwnership } from './owner-lock.ts';
import { runProgram } from './run-program.ts';

/** Starts with the prefix by which a set-up finds and removes unfinished clusters. */
const DRAFT = 'cluster.part-copy';

/** Copies the database of a stopped server without changing it. Throws a DatabaseError when the server runs. */
export async function copyCluster(from: Place, to: Place): Promise<void> {
  const owner = await takeOwnership(from);
  try {
    if (owner === null || (await findServerProcesses(from.data)).length > 0) throw isRunning(from, to);
    await owner.sign(undefined);
    const draft = join(to.folder, DRAFT);
    await rm(draft, { recursive: true, force: true });
    const end = await runProgram('cp', ['-a', from.cluster, draft], {});
    if (end.code !== 0) {
      await rm(draft, { recursive: true, force: true });
      throw new DatabaseError(
        `The database in ${from.folder} could not be copied to ${to.folder}: ${end.output.trim()}.`,
        'Free some disk space there and start again; the original is untouched.',
      );
    }
    await syncAll(draft);
    await rename(draft, to.cluster);
    await syncOne(to.folder);
  } finally {
    await owner?.release();
  }
}

/** A rename must not become durable before what it names. */
async function syncAll(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile() || entry.isDirectory()) await syncOne(join(entry.parentPath, entry.name));
  }
  await syncOne(folder);
}

async function syncOne(path: string): Promise<void> {
  const handle = await open(path);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isRunning(from: Place, to: Place): DatabaseError {
  return new DatabaseError(
    `${to.base} is a copy of another home, whose database in ${from.folder} is in use just now.`,
    'Stop Debrief in the original home once, start it here, and this copy gets a database of its own; or set DEBRIEF_HOME to another folder.',
  );
}
