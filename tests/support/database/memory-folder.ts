import { accessSync, constants, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

/** The in-memory file system of Linux; in a container it is often too small. */
const IN_MEMORY = '/dev/shm';
const LEAST_BYTES = 2 * 1024 ** 3;

/**
 * Creates a folder for data of one test run: in memory where there is space, else in the system's folder. A database is
 * cloned from the template 15 times as fast in memory, because cloning creates several hundred files.
 */
export function memoryFolder(): string {
  try {
    accessSync(IN_MEMORY, constants.W_OK | constants.X_OK);
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize >= LEAST_BYTES ? IN_MEMORY : tmpdir();
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string') return tmpdir();
    throw error;
  }
}
