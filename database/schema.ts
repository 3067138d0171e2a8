// Table types for Kysely, composed of those of every game. Types only, so no game is loaded. The migrations are
// authoritative; a test compares them with these files.
import type { CoreTables } from './schema/core.ts';
import type { EtlegacyTables } from './schema/etlegacy/tables.ts';
import type { Helldivers1Tables } from './schema/helldivers1.ts';
import type { Helldivers2Tables } from './schema/helldivers2.ts';

export interface DB extends CoreTables, EtlegacyTables, Helldivers1Tables, Helldivers2Tables {}
