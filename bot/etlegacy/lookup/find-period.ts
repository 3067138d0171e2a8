import { fetchScope, type Scope } from '../../../stats/etlegacy/periods/fetch-scope.ts';
import { parsePeriod, type Period } from '../../../core/period.ts';
import type { Context } from '../../framework/context.ts';
import type { SayError } from '../../framework/reply/reply.ts';
import { sayError } from '../say-error.ts';

export type FoundPeriod = { readonly kind: 'period'; readonly period: Period; readonly scope: Scope };

/** Finds the sessions of a period that somebody typed, on the visible servers. */
export async function findPeriod(context: Context, text: string): Promise<FoundPeriod | SayError> {
  const period = parsePeriod(text);
  if (period === undefined) return sayError('PERIOD_UNKNOWN', { name: text });
  const scope = await fetchScope(context.db, period, context.servers, context.now());
  return { kind: 'period', period, scope };
}
