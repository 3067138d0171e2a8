import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { DB } from '../../database/schema.ts';
import type { Amount } from '../../parsers/helldivers1/amount.ts';
import { amount } from '../../parsers/helldivers1/fields.ts';
import { readJson } from '../../parsers/helldivers1/read-json.ts';

export type SeasonState = {
  readonly season: number;
  /** Time of the newest whole answer about it, unix seconds; null where only slots of other wars name it. */
  readonly lastUpdated: number | null;
  readonly introductionOrder: readonly number[] | null;
  readonly pointsMax: readonly Amount[] | null;
  readonly outcome: 'victory' | 'defeat' | null;
  /** How many frames, defences, assaults and defences held are known. */
  readonly snapshots: number;
  readonly defend: number;
  readonly attack: number;
  readonly defendSuccess: number;
};

const numbers = z.array(z.number()).nullable();
const amounts = z.array(amount).nullable();

/** Every war that is known of, in order. */
export async function fetchSeasons(db: Kysely<DB>): Promise<SeasonState[]> {
  const rows = await db
    .selectFrom('helldivers1.seasons as s')
    .select(['s.season', 's.last_updated', 's.introduction_order', 's.outcome'])
    .select(sql<string | null>`s.points_max::text`.as('points_max'))
    .select((eb) => [
      eb
        .selectFrom('helldivers1.snapshots as f')
        .select(sql<number>`count(*)`.as('n'))
        .whereRef('f.season', '=', 's.season')
        .as('snapshots'),
    ])
    .select([
      countEvents(sql`e.kind = 'defend'`).as('defend'),
      countEvents(sql`e.kind = 'attack'`).as('attack'),
      countEvents(sql`e.kind = 'defend' and e.status = 'success'`).as('defend_success'),
    ])
    .orderBy('s.season')
    .execute();
  return rows.map((row) => ({
    season: row.season,
    lastUpdated: row.last_updated,
    introductionOrder: numbers.parse(row.introduction_order),
    pointsMax: readAmounts(row.points_max),
    outcome: row.outcome,
    snapshots: row.snapshots ?? 0,
    defend: row.defend,
    attack: row.attack,
    defendSuccess: row.defend_success,
  }));
}

/** The points at the end of each front of a war. @param text of a list in JSON. */
export function readAmounts(text: string | null): readonly Amount[] | null {
  return text === null ? null : amounts.parse(readJson(text));
}

function countEvents(condition: ReturnType<typeof sql>) {
  return sql<number>`(select count(*) from helldivers1.events as e where e.season = s.season and ${condition})`;
}
