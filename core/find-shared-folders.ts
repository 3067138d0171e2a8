import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { isInside } from './find-folder-problems.ts';
import type { SftpConfig } from './sftp-config.ts';

type Place = { readonly key: string; readonly folder: string; readonly sftp?: SftpConfig | undefined };

/**
 * Returns one sentence for each pair of servers that would read the same files and so count them twice: the same folder
 * under any spelling, link or bind mount, or the same SFTP folder of one machine.
 */
export function findSharedFolders(servers: readonly Place[]): string[] {
  return servers.flatMap((server, at) =>
    servers.slice(0, at).flatMap((other) => {
      const shared = findShared(server, other);
      if (shared === null) return [];
      return [
        `The servers "${other.key}" and "${server.key}" read the same ${shared}, so every round would count twice: give each a folder of its own, or remove one of them.`,
      ];
    }),
  );
}

/**
 * Returns one sentence for each pair of servers of which one has its folder inside that of the other. Each folder is read
 * without those in it, but an import or a mirror of the outer one takes the files of both.
 */
export function findNestedFolders(servers: readonly Place[]): string[] {
  const places = servers.map(({ key, folder }) => ({ key, folder, real: realPath(path.resolve(folder)) }));
  return places.flatMap((outer) =>
    places
      .filter((inner) => isInside(inner.real, outer.real))
      .map(
        (inner) =>
          `The folder of the server "${inner.key}" (${inner.folder}) is inside that of "${outer.key}" (${outer.folder}). "npm start" keeps them apart, but whatever copies or imports the outer folder takes the files of both, and rounds would count twice: better give each a folder beside the other.`,
      ),
  );
}

function findShared(a: Place, b: Place): string | null {
  const ids = new Set(identify(a.folder));
  if (identify(b.folder).some((id) => ids.has(id))) return `folder (${b.folder})`;
  const [there, here] = [remoteOf(a), remoteOf(b)];
  return there !== null && there === here ? `folder on ${b.sftp?.host}` : null;
}

/**
 * Returns identities that two paths share if they lead to one folder: the real path, plus device and inode where it
 * exists.
 */
function identify(folder: string): string[] {
  const real = `path ${realPath(path.resolve(folder))}`;
  const found = statSync(folder, { throwIfNoEntry: false, bigint: true });
  return found === undefined ? [real] : [real, `node ${found.dev}:${found.ino}`];
}

/** For a path that does not exist yet: the real path of its deepest existing parent, plus the rest. */
function realPath(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    const parent = path.dirname(folder);
    return parent === folder ? folder : path.join(realPath(parent), path.basename(folder));
  }
}

function remoteOf({ sftp }: Place): string | null {
  if (sftp === undefined) return null;
  const { host, port, user, folder } = sftp;
  return JSON.stringify([host.toLowerCase(), port, user, path.posix.normalize(`${folder}/`)]);
}
