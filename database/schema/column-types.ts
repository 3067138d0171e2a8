import type { ColumnType } from 'kysely';

export type Json = ColumnType<unknown, string, string>;
/** timestamp and date columns travel as text: they are local times, which a Date would bend to the machine's zone. */
export type LocalText = string;
