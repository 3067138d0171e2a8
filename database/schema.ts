// Table types for Kysely, put together from those of every game; types only, so nothing of a game is loaded. The
// migrations are the truth; a test compares them with these files.
import type { CoreTables } from './schema/core.ts';
import type { EtlegacyTables } from './schema/etlegacy.ts';
import type { Helldivers1Tables } from './schema/helldivers1.ts';
import type { Helldivers2Tables } from './schema/helldivers2.ts';

export interface DB extends CoreTables, EtlegacyTables, Helldivers1Tables, Helldivers2Tables {}
