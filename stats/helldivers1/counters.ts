import { type AliasedRawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { COUNTERS, type Counters } from '../../parsers/helldivers1/counters.data.ts';
import { mapCounters } from '../../parsers/helldivers1/map-counters.ts';

/** The counters as one column of texts, in which no digit is lost; null where the answer had no statistics. */
export function selectCounters(table: string): AliasedRawBuilder<unknown, 'counters'> {
  const pairs = COUNTERS.flatMap((name) => [sql.lit(name), sql`${sql.ref(`${table}.${name}`)}::text`]);
  return sql`case when ${sql.ref(`${table}.missions`)} is not null then jsonb_build_object(${sql.join(pairs)}) end`.as(
    'counters',
  );
}

const digits = z.string().transform(BigInt);
const shape = z.object(mapCounters(() => digits)).nullable();

export function readCounters(column: unknown): Counters | null {
  return shape.parse(column);
}
