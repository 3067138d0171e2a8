import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { HARMLESS_CODES } from '../../health/harmless-codes.ts';
import type { Notice } from '../../health/finding.ts';
import { STATUS_REASON } from '../../../parsers/etlegacy/document/status-reasons.ts';

type Counted = {
  readonly server: string;
  readonly single: number;
  readonly unclear: number;
  readonly early: number;
  readonly newer: number;
  readonly doubted: number;
  readonly companions: number;
};

/** Returns notices about each server's files as a whole: game types, scripts, files that are not round files. */
export async function fetchNotices(db: Kysely<DB>): Promise<Notice[]> {
  const { rows } = await sql<Counted>`
    select s.key as server,
      count(r.id) filter (where r.kind = 'single' and r.status = 'ok')::int as single,
      count(r.id) filter (where strpos(r.status_reason, ${STATUS_REASON.cutOffOrOther}) > 0)::int as unclear,
      count(r.id) filter (where r.status = 'aborted' and strpos(r.status_reason, ${STATUS_REASON.cutOffOrEarly}) > 0)::int
        as early,
      count(r.id) filter (where strpos(r.status_reason, ${STATUS_REASON.newerScript}) > 0)::int as newer,
      count(r.id) filter (where strpos(r.status_reason, ${STATUS_REASON.doubtedPlaytime}) > 0)::int as doubted,
      (select count(*)::int from core.payloads as p
        where p.source = s.key and p.status = 'rejected' and p.code = any(${HARMLESS_CODES}::text[])) as companions
    from etlegacy.servers as s
    left join etlegacy.rounds as r on r.server_key = s.key and r.status_reason is not null
    group by s.key
    order by s.key collate "C"`.execute(db);
  return rows.flatMap((row) => sayCounts(row).map((say) => ({ server: row.server, say })));
}

function sayCounts({ single, unclear, early, newer, doubted, companions }: Counted): string[] {
  const said = [
    single > 0
      ? `does not play stopwatch, or not only: ${rounds(single)} counted as ${single === 1 ? 'a single round' : 'single rounds'}. See docs/game-server.md.`
      : '',
    unclear > 0
      ? `has ${rounds(unclear)} ${unclear === 1 ? 'that was' : 'that were'} either cut off by a map change or not stopwatch. ${unclear === 1 ? 'Its file does' : 'Their files do'} not say which, so ${unclear === 1 ? 'it counts' : 'they count'} only once other rounds of the same evening do. See docs/game-server.md.`
      : '',
    early > 0
      ? `has ${rounds(early)} that a map change cut off or that ended early, which their files do not tell: not counted. If they are holds that ended early, state what the server plays with "debrief server game-type".`
      : '',
    newer > 0 ? `runs a newer script: ${rounds(newer)} read without its additional numbers.` : '',
    doubted > 0
      ? `writes something else than the play time into the first line, such as a match id: ${rounds(doubted)} timed without it.`
      : '',
    companions > 0
      ? `has ${companions} ${companions === 1 ? 'file' : 'files'} of other scripts or programs beside the round files; no round is in them.`
      : '',
  ];
  return said.filter((say) => say !== '');
}

function rounds(count: number): string {
  return count === 1 ? '1 round' : `${count} rounds`;
}
