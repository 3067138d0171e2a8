import type { ColumnType } from 'kysely';

export type Json = ColumnType<unknown, string, string>;
/** timestamp and date columns stay text: they are local times, which a Date would convert to the machine's zone. */
export type LocalText = string;
