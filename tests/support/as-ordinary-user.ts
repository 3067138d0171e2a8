import { chown } from 'node:fs/promises';

/** The unprivileged account of nearly every system. */
const NOBODY = 65_534;

/**
 * Runs `work` as an unprivileged user, where the tests run as root; the folder belongs to the same
 * user meanwhile. Only for tests that run alone in their process.
 */
export async function asOrdinaryUser<T>(folder: string, work: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0 || process.seteuid === undefined) return work();
  await chown(folder, NOBODY, NOBODY);
  process.seteuid(NOBODY);
  try {
    return await work();
  } finally {
    process.seteuid(0);
  }
}
