import { type Kysely, sql } from 'kysely';
import { formatId, hashId } from '../../../core/public-id.ts';
import type { DB } from '../../../database/schema.ts';
import { fetchFormerKeys } from '../../../database/server-names.ts';
import { HARMLESS_CODES } from '../../health/harmless-codes.ts';
import { FAILURES } from '../../../parsers/etlegacy/document/failures.ts';
import { type Finding, type FindingKind, tipOf } from './finding.ts';

type Row = {
  readonly kind: FindingKind;
  readonly server: string;
  readonly file: string;
  readonly reason: string;
  readonly code: string | null;
};

/** Time zones differ by multiples of this many seconds. */
const ZONE_STEP_S = 15 * 60;
const FAR_S = 2 * 60 * 60;

/** Returns all findings that need a person, accepted or not, ordered by kind, server and file. */
export async function fetchFindings(db: Kysely<DB>): Promise<Finding[]> {
  const rows = await sql<Row>`
    select 'rejected' as kind, source as server, subject as file,
      code || coalesce(' in line ' || line, '') || ': ' || coalesce(reason, '') as reason, code
    from core.payloads where status = 'rejected' and code <> all(${HARMLESS_CODES}::text[]) and game = 'etlegacy'
    union all
    select 'damaged', server_key, file, coalesce(status_reason, ''), null from etlegacy.rounds where status = 'damaged'
    union all
    select 'orphan', server_key, file, coalesce(status_reason, ''), null from etlegacy.rounds where status = 'orphan'
    union all
    select 'broken_law', r.server_key, r.file,
      string_agg(law.key || ' ' || (law.value->>'left') || ' against ' || (law.value->>'right'), ', ' order by law.key), null
    from etlegacy.rounds as r cross join jsonb_each(r.laws) as law
    where r.status = 'ok' and law.value->>'verdict' = 'broken'
    group by r.id
    union all
    select 'broken_log', server_key, file, coalesce(log_reason, ''), null from etlegacy.rounds where log = 'broken'
    union all
    select 'hour_copy', copy.server_key, copy.name, 'same content as ' || elder.name, null
    from etlegacy.files as copy
    join core.payloads as p on p.id = copy.payload_id and p.status = 'duplicate'
    join etlegacy.files as elder on (elder.server_key, elder.content, elder.kind)
      = (copy.server_key, copy.content, copy.kind)
      and (copy.kind = 'round' or (elder.label = copy.label and lower(elder.map) = lower(copy.map)))
    join core.payloads as kept on kept.id = elder.payload_id and kept.status <> 'duplicate'
    where copy.local_end <> elder.local_end and (abs(extract(epoch from copy.local_end - elder.local_end)) >= ${FAR_S}
      or mod(extract(epoch from copy.local_end - elder.local_end)::int, ${ZONE_STEP_S}) = 0)
    order by 1, 2, 3, 4`.execute(db);
  const accepted = await db
    .selectFrom('core.decisions')
    .select('subject')
    .where('kind', '=', 'accept')
    .execute();
  const acceptedIds = new Set(accepted.map((decision) => decision.subject));
  const formerKeys = await fetchFormerKeys(db, [...new Set(rows.rows.map((row) => row.server))]);
  return rows.rows.map(({ code, ...row }) => {
    // It may have been accepted before its server was renamed.
    const ids = [row.server, ...(formerKeys.get(row.server) ?? [])].map((key) =>
      idOf({ ...row, server: key }),
    );
    const [id = ''] = ids;
    return { id, ...row, tip: tipFor(row, code), accepted: ids.some((each) => acceptedIds.has(each)) };
  });
}

function idOf({ kind, server, file, reason }: Omit<Row, 'code'>): string {
  return formatId(hashId([kind, server, file, reason]));
}

function tipFor({ kind, reason }: Pick<Row, 'kind' | 'reason'>, code: string | null): string {
  const failures: Readonly<Record<string, { readonly tip: string }>> = FAILURES;
  return failures[code ?? '']?.tip ?? tipOf(kind, reason);
}
