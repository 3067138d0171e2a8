import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';

/** An older sample is generated again, so that its events are running and its deadlines are in the future. */
const OLD_MS = 2 * 3_600_000;

type Sample = { readonly game: string; readonly source: string };

/** Whether the sample of a game is missing or old. False if there are payloads of another source of that game. */
export async function needsSample(db: Kysely<DB>, { game, source }: Sample, now: Date): Promise<boolean> {
  const { rows } = await sql<{ newest: Date | null; others: number }>`
    select max(observed_at) filter (where source = ${source}) as newest,
      count(*) filter (where source <> ${source}) as others
    from core.payloads where game = ${game}`.execute(db);
  const { newest, others } = rows[0] ?? { newest: null, others: 0 };
  return others === 0 && (newest === null || now.getTime() - newest.getTime() >= OLD_MS);
}
