import { readdir } from 'node:fs/promises';
import type { Config } from '../../../core/config.ts';
import { FAILURES } from '../../../parsers/etlegacy/document/failures.ts';
import { recogniseName } from '../../../parsers/etlegacy/tab/recognise-file.ts';
import { isWanted } from './is-wanted.ts';

type Folders = { readonly servers: readonly Pick<Config['servers'][number], 'key' | 'folder'>[] };

/** Returns one sentence for each server in whose folder archives lie, which are never read. */
export async function findArchives({ servers }: Folders): Promise<string[]> {
  const said = await Promise.all(
    servers.map(async ({ key, folder }) => {
      // The collector reports a folder that cannot be read.
      const names = await readdir(folder).catch((): string[] => []);
      const archives = names.filter((name) => !isWanted(name) && recogniseName(name)?.code === 'ARCHIVE');
      const [first, ...others] = archives.toSorted();
      if (first === undefined) return [];
      const more = others.length === 0 ? '' : ` and ${others.length} more`;
      return [
        `The folder of server "${key}" holds archives, which are not read: ${first}${more}. ${FAILURES.ARCHIVE.tip}`,
      ];
    }),
  );
  return said.flat();
}
