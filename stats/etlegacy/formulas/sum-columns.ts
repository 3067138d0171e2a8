import type { SumColumns } from '../../../database/schema/etlegacy.ts';

/** What any number of counting rows add up to; the same columns as the sums kept per session. */
export type Sums = Readonly<SumColumns>;

export type SumName = keyof SumColumns;
