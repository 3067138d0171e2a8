import type { Kysely } from 'kysely';
import type { Config } from '../../core/config.ts';
import { DatabaseError } from '../../database/database-error.ts';
import type { DB } from '../../database/schema.ts';
import { findForeignCopy } from './find-foreign-copy.ts';

/**
 * Throws a UserError if the folder of a server has files that were imported for another one, because they would count
 * twice.
 */
export async function refuseForeignCopies(db: Kysely<DB>, { servers, sample }: Config): Promise<void> {
  const configured = new Set(servers.map(({ key }) => key));
  for (const { key, folder } of servers) {
    const copy = await findForeignCopy(db, { key, folder }, [sample.key]);
    if (copy === null) continue;
    const say = `The folder of server "${key}" (${folder}) holds files that were imported for server "${copy.server}", such as ${copy.file}. They would count twice.`;
    throw new DatabaseError(
      say,
      configured.has(copy.server)
        ? `Let "${key}" have a folder of its own.`
        : `If it is the same server under a new name: npm run debrief -- server rename ${copy.server} ${key}. If not, let "${key}" have a folder of its own.`,
    );
  }
}
