import { administeredServers } from '../bot/framework/bindings.ts';
import type { Context } from '../bot/framework/context.ts';

/** Keys of the servers whose data the viewer may change where he is; also those that are not shown there. */
export async function administered({ db, bindings, viewer }: Context): Promise<string[]> {
  const rows = await db.selectFrom('etlegacy.servers').select('key').orderBy('key').execute();
  return administeredServers(
    bindings,
    viewer,
    rows.map(({ key }) => key),
  );
}
