// PostgreSQL refuses to run as root, so under root it runs as another account.
import { stat } from 'node:fs/promises';
import { DatabaseError } from '../failures/database-error.ts';
import { type RunAs, runProgram } from './run-program.ts';

/**
 * Candidate accounts, best first. initdb requires an account with a name, so an arbitrary number does not work;
 * creating an account would change the machine permanently, and `nobody` exists on every machine.
 */
const CANDIDATES = ['postgres', 'nobody'] as const;

/**
 * Returns the account for the server: the current one, or under root the owner of existing data, or else a service
 * account.
 */
export async function findAccount(dataFolder: string): Promise<RunAs> {
  const owner = await stat(dataFolder).catch(() => null);
  if (process.getuid?.() !== 0) {
    if (owner !== null && owner.uid !== process.getuid?.()) throw belongsToOther(dataFolder, owner.uid);
    return {};
  }
  if (owner !== null && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  for (const name of CANDIDATES) {
    const uid = await askId('-u', name);
    const gid = await askId('-g', name);
    if (uid !== null && gid !== null) return { uid, gid };
  }
  throw new DatabaseError(
    'PostgreSQL does not run as root, and this machine has neither an account "postgres" nor "nobody" to run it.',
    'Start Debrief as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.',
  );
}

async function askId(flag: '-u' | '-g', name: string): Promise<number | null> {
  const end = await runProgram('id', [flag, name], {});
  const id = Number(end.output.trim());
  return end.code === 0 && Number.isInteger(id) && id > 0 ? id : null;
}

export function belongsToOther(folder: string, uid: number): DatabaseError {
  return new DatabaseError(
    `The database in ${folder} belongs to another user (number ${uid}).`,
    'Start Debrief as the user who created it (or as root), or choose another folder with DEBRIEF_HOME.',
  );
}
