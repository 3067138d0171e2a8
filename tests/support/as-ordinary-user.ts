import { chown } from 'node:fs/promises';

/** The account without rights on nearly every system. */
const NOBODY = 65_534;

/**
 * Runs `work` without root's power to read everything, where the tests run as root; the folder belongs to the same
 * user as the work then. Only for tests that run alone in their process.
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
