// Whether two files of one server with the same content are copies of each other. The content of a round file includes
// map and round; that of an endstats file does not.
import { type RawBuilder, sql } from 'kysely';

/** Whether both have the same map and label. Takes aliases of `etlegacy.files` (or rows with its columns). */
export function isSameRound(a: string, b: string): RawBuilder<boolean> {
  const [one, other] = [sql.ref(a), sql.ref(b)];
  return sql<boolean>`(${one}.kind = 'round'
    or (${one}.label = ${other}.label and lower(${one}.map) = lower(${other}.map)))`;
}

/** Order of names: the smaller first; where only the case of letters differs, the one in lower case. */
export function preferredFirst(alias: string): RawBuilder<unknown> {
  const name = sql.ref(`${alias}.name`);
  return sql`lower(${name}) collate "C", ${name} collate "C" desc`;
}
