// Computes when news was published and orders began, once at first sight, from what was known of the war's clock by
// then, so that no later answer changes it.
import { sql, type Transaction } from 'kysely';
import { inFlow } from '../../../database/in-flow.ts';
import type { DB } from '../../../database/schema.ts';
import { gameSeconds } from '../../../parsers/helldivers2/game-seconds.ts';
import { type ClockPair, dateGameTime } from './date-game-time.ts';
import { gameTimeShown } from './game-time-shown.ts';
import { KNOWN_MOMENTS } from './known-moments.data.ts';

type Undated = { readonly id: number; readonly time_game: number; readonly first_seen_at: Date };

type UndatedNews = {
  readonly id: number;
  readonly published_game: number | null;
  readonly shown_at: Date | null;
  readonly shown_seen_at: Date | null;
  readonly first_seen_at: Date;
};

/** Dates entries that no status dated yet, or that a status from `since` on dated. */
export async function dateGameTimes(trx: Transaction<DB>, since: Date): Promise<void> {
  const stale = sql`(dated_by is null or dated_by >= ${since} or first_seen_at >= ${since})`;
  const undatedNews = sql<UndatedNews>`
    select id, published_game, shown_at, shown_seen_at, first_seen_at
    from helldivers2.news where ${stale} or published_game is null`;
  const undatedOrders = sql<Undated>`
    select id32 as id, start_game as time_game, first_seen_at from helldivers2.major_orders
    where start_game is not null and ${stale}`;
  const [news, orders] = await inFlow(trx, async (send) =>
    Promise.all([send(undatedNews), send(undatedOrders)]),
  );
  await dateNews(trx, news);
  await dateOrders(trx, orders);
}

export async function dateNews(trx: Transaction<DB>, news: readonly UndatedNews[]): Promise<void> {
  for (const row of news) {
    const game = row.published_game ?? (await reckonGameTime(trx, row));
    if (game === null) continue;
    const { dated, by } = await dateAtFirstSight(trx, { ...row, time_game: game });
    await sql`update helldivers2.news
      set published_at = ${dated?.at ?? null}, about = ${dated?.isAbout ?? true}, dated_by = ${by},
        derived_game = ${row.published_game === null ? game : null}
      where id = ${row.id}`.execute(trx);
  }
}

/** The game seconds of a date that was shown with the clock offset of its answer. */
async function reckonGameTime(
  trx: Transaction<DB>,
  { shown_at, shown_seen_at }: UndatedNews,
): Promise<number | null> {
  if (shown_at === null || shown_seen_at === null) return null;
  const { rows } = await sql<Known>`
    with war as (select war_id from helldivers2.war_statuses order by observed_at desc limit 1)
    select c.observed_at, c.time_game from helldivers2.clock as c join war using (war_id)
    order by abs(extract(epoch from c.observed_at - ${shown_seen_at})), c.observed_at limit 1`.execute(trx);
  const pairs = [...rows.map(toPair), ...KNOWN_MOMENTS];
  return gameTimeShown({ shownAt: shown_at, seenAt: shown_seen_at }, pairs);
}

export async function dateOrders(trx: Transaction<DB>, orders: readonly Undated[]): Promise<void> {
  for (const row of orders) {
    const { dated, by } = await dateAtFirstSight(trx, row);
    await sql`update helldivers2.major_orders
      -- An order that is listed has begun, whatever a clock that is known from afar only says.
      set started_at = least(${dated?.at ?? null}, ${row.first_seen_at}::timestamptz), dated_by = ${by} where id32 = ${row.id}`.execute(
      trx,
    );
  }
}

type Known = { readonly observed_at: Date; readonly time_game: number };

function toPair({ observed_at, time_game }: Known): ClockPair {
  return { at: observed_at, timeGame: time_game, isOwn: true };
}

async function dateAtFirstSight(trx: Transaction<DB>, row: Undated) {
  const { rows } = await sql<Known>`
    with war as (select war_id from helldivers2.war_statuses order by observed_at desc limit 1),
    known as (
      select c.observed_at, c.time_game from helldivers2.clock as c join war using (war_id)
      where c.observed_at <= ${row.first_seen_at}
    ), nearest as (
      (select * from known where time_game <= ${row.time_game} order by time_game desc, observed_at desc limit 1)
      union (select * from known where time_game > ${row.time_game} order by time_game, observed_at limit 1)
    )
    select * from nearest
    union all
    -- Before any status was known, the first one that came.
    (select c.observed_at, c.time_game from helldivers2.clock as c join war using (war_id)
      where not exists (select from nearest) order by c.observed_at limit 1)`.execute(trx);
  const pairs = rows.map(toPair);
  const by =
    rows.map(({ observed_at }) => observed_at).toSorted((a, b) => b.getTime() - a.getTime())[0] ?? null;
  return { dated: dateGameTime(gameSeconds(row.time_game), [...pairs, ...KNOWN_MOMENTS]), by };
}
