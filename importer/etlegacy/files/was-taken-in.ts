import { sql } from 'kysely';

/** Payloads `p` that were not rejected on receipt: only these are derived from. */
export const wasTakenIn = sql<boolean>`p.code is distinct from 'IMPOSSIBLE_TIME'`;
