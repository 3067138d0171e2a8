import { fillRecord } from '../../../core/fill-record.ts';
import { SUM_COLUMNS } from '../../../database/schema/etlegacy/sum-columns.data.ts';
import type { Sums } from './sum-columns.ts';

/** The sums over zero rows. */
export const EMPTY_SUMS: Sums = fillRecord(SUM_COLUMNS, 0);
