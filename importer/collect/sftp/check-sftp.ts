import type { SftpConfig } from '../../../core/sftp-config.ts';
import { explainSftpError, isRemoteForbidden } from './explain-sftp-error.ts';
import { refuseEntry } from './refuse-entry.ts';
import { SftpSession } from './sftp-session.ts';
import { SftpError } from './sftp-trouble.ts';

export type SftpCheck =
  | {
      readonly ok: true;
      /** Round files that would be fetched, and the number of all other names in the folder. */
      readonly files: number;
      readonly others: number;
      readonly newest: string | null;
    }
  | { readonly ok: false; readonly code: string; readonly say: string; readonly tip: string };

/**
 * Tries the whole path once: connects, verifies the host key, logs in, lists the folder and reads the newest file.
 * Changes nothing.
 */
export async function checkSftp(config: SftpConfig, isWanted: (name: string) => boolean): Promise<SftpCheck> {
  let session: SftpSession | null = null;
  try {
    session = await SftpSession.open(config);
    return await checkFolder(session, config, isWanted);
  } catch (error) {
    if (!(error instanceof SftpError)) throw error;
    return { ok: false, code: error.code, say: error.message, tip: error.tip };
  } finally {
    await session?.close();
  }
}

async function checkFolder(
  session: SftpSession,
  config: SftpConfig,
  isWanted: (name: string) => boolean,
): Promise<SftpCheck> {
  const entries = await session.list();
  const files = entries.filter((entry) => isWanted(entry.name) && refuseEntry(entry) === null);
  const newest = files.toSorted((a, b) => b.modifiedMs - a.modifiedMs).at(0);
  if (newest === undefined) {
    return {
      ok: false,
      code: 'NO_ROUND_FILES',
      say: `The folder ${config.folder} can be read and holds ${entries.length} names, but none is a round file.`,
      tip: 'If a round was played already, check the path of the folder and that the Lua script runs on the game server.',
    };
  }
  try {
    await session.read(newest.name, newest.size + 1);
  } catch (error) {
    if (!isRemoteForbidden(error)) throw explainSftpError(error, config);
    return {
      ok: false,
      code: 'FILE_FORBIDDEN',
      say: `The account "${config.user}" may list the folder ${config.folder} but not read ${newest.name}.`,
      tip: 'Give it the right to read the files in it, also the new ones (umask of the game server).',
    };
  }
  return { ok: true, files: files.length, others: entries.length - files.length, newest: newest.name };
}
