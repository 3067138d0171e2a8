import { sql } from 'kysely';

/** Ends an insert into `core.decisions as known`: of two equal decisions the newer one is kept. */
export const KEEP_NEWER_DECISION = sql`
  on conflict (kind, subject) do update set
    (decided_by, decided_at, origin, seq) = (excluded.decided_by, excluded.decided_at, excluded.origin, excluded.seq)
    where (excluded.decided_at, excluded.origin, excluded.seq) > (known.decided_at, known.origin, known.seq)`;
