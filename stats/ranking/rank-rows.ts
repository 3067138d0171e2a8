// Ranks the rows of any relation that has the columns player_key, value and told (how many rounds tell the value), and cuts
// pages out of the ranking.
import { type RawBuilder, sql } from 'kysely';
import type { Gate, Stat } from '../catalogue/stat.ts';
import { shownSql } from './shown-value.ts';

/** Where a board was left: the last row that was seen. */
export type BoardCursor = { readonly value: number; readonly rounds: number; readonly playerKey: string };

export type BoardSlice =
  | { readonly from: number }
  /** The rows behind, or in front of, a row, whether it is still there or not. */
  | { readonly after: BoardCursor }
  | { readonly before: BoardCursor }
  | { readonly around: string };

/** What a board of a stat depends on, besides its values. */
export type Ranked = Pick<Stat, 'better' | 'unit' | 'digits'>;

/** Whether a row of sums passes all of them, as a condition. */
export function gatesSql(gates: readonly Gate[]): RawBuilder<boolean> {
  return sql<boolean>`(${sql.join(
    gates.map(({ column, least }) => sql`${sql.ref(column)} >= ${least}`),
    sql` and `,
  )})`;
}

/**
 * The rows with a value that pass the gates, best first: then more rounds, then the key. Rows whose values look equal
 * share a `place`; `position` counts from 1 without gaps.
 */
export function rankingSql(
  stat: Ranked,
  gates: readonly Gate[],
  relation: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const order = stat.better === 'higher' ? sql`desc` : sql`asc`;
  return sql`
    select *, rank() over (order by shown ${order}) as place,
      row_number() over (order by shown ${order}, told desc, player_key collate "C") as position
    from (select *, ${shownSql(stat, sql`value`)} as shown from ${relation} where value is not null) as seen
    where ${gatesSql(gates)}`;
}

/**
 * A condition on rows of `ranked`, a common table made by `rankingSql`.
 *
 * @param slice which rows; `around` gives the window of a player, empty when they do not rank.
 * @param size rows of a page.
 */
export function sliceSql(stat: Ranked, slice: BoardSlice, size: number): RawBuilder<boolean> {
  if ('from' in slice) {
    return sql<boolean>`position >= ${slice.from} and position < ${slice.from + size}`;
  }
  if ('around' in slice) {
    const start = sql`(select greatest(1, position - ${Math.floor(size / 2)}::int) from ranked
      where player_key = ${slice.around})`;
    return sql<boolean>`position >= ${start} and position < ${start} + ${size}::int`;
  }
  const isAfter = 'after' in slice;
  const cursor = isAfter ? slice.after : slice.before;
  const behind = behindSql(stat, cursor);
  if (isAfter) {
    return sql<boolean>`position in (select position from ranked where ${behind} order by position limit ${size})`;
  }
  return sql<boolean>`position in (
    select position from ranked
    where not ${behind} and player_key <> ${cursor.playerKey} order by position desc limit ${size})`;
}

/** Rows that stand behind a cursor. */
function behindSql(stat: Ranked, { value, rounds, playerKey }: BoardCursor): RawBuilder<boolean> {
  const worse = stat.better === 'higher' ? sql`<` : sql`>`;
  const shown = shownSql(stat, sql`${value}::float8`);
  return sql<boolean>`(shown ${worse} ${shown} or (shown = ${shown} and (told < ${rounds}::float8
    or (told = ${rounds}::float8 and player_key collate "C" > ${playerKey}))))`;
}
