import { sql } from 'kysely';

/** Payloads `p` that were not refused where they came in: only these are ever derived from. */
export const wasTakenIn = sql<boolean>`p.code is distinct from 'IMPOSSIBLE_TIME'`;
