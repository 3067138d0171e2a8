import { type Kysely, type Selectable, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { RoundTable } from '../../../database/schema/etlegacy.ts';

const PAGE = 500;

/** Yields all rounds of these servers ordered by server, time and id, page by page, so that memory stays flat. */
export async function* pageRounds(
  db: Kysely<DB>,
  servers: readonly string[],
): AsyncGenerator<Selectable<RoundTable>[]> {
  for (const server of servers) {
    let place: { readonly ended_at: Date; readonly id: number } | undefined = {
      ended_at: new Date(0),
      id: -1,
    };
    while (place !== undefined) {
      const page: Selectable<RoundTable>[] = await db
        .selectFrom('etlegacy.rounds')
        .selectAll()
        .where('server_key', '=', server)
        .where(sql<boolean>`(ended_at, id) > (${place.ended_at}, ${place.id})`)
        .orderBy('ended_at')
        .orderBy('id')
        .limit(PAGE)
        .execute();
      if (page.length > 0) yield page;
      place = page.length === PAGE ? page.at(-1) : undefined;
    }
  }
}
