// Ranks the rows of any relation that has the columns player_key, rounds and value, and cuts pages out of the ranking.
import { type RawBuilder, sql } from 'kysely';
import type { Gate, Stat } from '../catalogue/stat.ts';

/** Where a board was left: the last row that was seen. */
export type BoardCursor = { readonly value: number; readonly rounds: number; readonly playerKey: string };

export type BoardSlice =
  | { readonly from: number }
  /** The rows behind, or in front of, a row, whether it is still there or not. */
  | { readonly after: BoardCursor }
  | { readonly before: BoardCursor }
  | { readonly around: string };

type Better = Stat['better'];

/** Whether a row of sums passes all of them, as a condition. */
export function gatesSql(gates: readonly Gate[]): RawBuilder<boolean> {
  return sql<boolean>`(${sql.join(
    gates.map(({ column, least }) => sql`${sql.ref(column)} >= ${least}`),
    sql` and `,
  )})`;
}

/**
 * The rows with a value that pass the gates, best first: then more rounds, then the key. Rows with equal values share a
 * `place`; `position` counts from 1 without gaps.
 */
export function rankingSql(
  better: Better,
  gates: readonly Gate[],
  relation: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const order = better === 'higher' ? sql`desc` : sql`asc`;
  return sql`
    select *, rank() over (order by value ${order}) as place,
      row_number() over (order by value ${order}, rounds desc, player_key collate "C") as position
    from ${relation}
    where value is not null and ${gatesSql(gates)}`;
}

/**
 * A condition on rows of `ranked`, a common table made by `rankingSql`.
 *
 * @param slice which rows; `around` gives the window of a player, empty when they do not rank.
 * @param size rows of a page.
 */
export function sliceSql(better: Better, slice: BoardSlice, size: number): RawBuilder<boolean> {
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
  const behind = behindSql(better, cursor);
  if (isAfter) {
    return sql<boolean>`position in (select position from ranked where ${behind} order by position limit ${size})`;
  }
  return sql<boolean>`position in (
    select position from ranked
    where not ${behind} and player_key <> ${cursor.playerKey} order by position desc limit ${size})`;
}

/** Rows that stand behind a cursor. */
function behindSql(better: Better, { value, rounds, playerKey }: BoardCursor): RawBuilder<boolean> {
  const worse = better === 'higher' ? sql`<` : sql`>`;
  return sql<boolean>`(value ${worse} ${value}::float8 or (value = ${value}::float8 and (rounds < ${rounds}::float8
    or (rounds = ${rounds}::float8 and player_key collate "C" > ${playerKey}))))`;
}
