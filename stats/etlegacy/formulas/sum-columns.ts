import type { SumColumns } from '../../../database/schema/etlegacy/sum-columns.data.ts';

/** The sums of any number of counting rows; the same columns as the stored sums per session. */
export type Sums = Readonly<SumColumns>;

export type SumName = keyof SumColumns;
