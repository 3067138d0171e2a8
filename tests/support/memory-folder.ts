import { accessSync, constants, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

/** The file system in memory that Linux offers to everybody; in a container it is often too small. */
const IN_MEMORY = '/dev/shm';
const LEAST_BYTES = 2 * 1024 ** 3;

/**
 * A folder for data that need not outlive a test run: in memory where there is room, else the system's. A database is
 * cloned from the template 15 times as fast there, for that creates some hundred files.
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
