import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { DB } from '../../database/schema.ts';

export type PostKey = {
  /** Key of the target. */
  readonly target: string;
  readonly kind: string;
  readonly anchor: number;
  readonly generation: number;
};

/** Returns the condition that selects one row of `core.posts`. */
export function isPost({ target, kind, anchor, generation }: PostKey) {
  return (eb: ExpressionBuilder<DB, 'core.posts'>): Expression<SqlBool> =>
    eb.and({ target, kind, anchor, generation });
}
