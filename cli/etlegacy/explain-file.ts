// What became of a file of which no round was made, and which round or file it belongs to.
import { withoutStop } from '../../core/without-stop.ts';
import { type Kysely, sql } from 'kysely';
import { UserError } from '../../core/user-error.ts';
import type { DB } from '../../database/schema.ts';
import { FAILURES } from '../../parsers/etlegacy/document/failures.ts';
import { HARMLESS_CODES } from '../../stats/health/harmless-codes.ts';

type FileFacts = {
  readonly status: string;
  readonly code: string | null;
  readonly reason: string | null;
  readonly kind: string | null;
  /** The file under whose name the same content counts. */
  readonly elder: string | null;
  /** The file of the round that it tells of or stands beside. */
  readonly round: string | null;
};

/** The error that says what the file is, and for which file to ask instead. */
export async function explainFile(db: Kysely<DB>, name: string): Promise<UserError> {
  const file = await fetchFile(db, name);
  if (file === undefined)
    return new UserError(
      `No file called ${name} came.`,
      'Name a round file that was imported; "debrief export rounds" lists them.',
    );
  const instead = file.elder ?? file.round;
  const ask =
    instead === null ? '"debrief doctor" tells of files that need somebody.' : `Ask for ${instead}.`;
  if (file.status === 'rejected') return explainRejected(name, file);
  if (file.status === 'new') return new UserError(`${name} is not imported yet.`, 'Ask again in a moment.');
  return new UserError(`${name} ${sayRole(file)}.`, ask);
}

function explainRejected(name: string, { code, reason, round }: FileFacts): UserError {
  const failures: Readonly<Record<string, { readonly say: string; readonly tip: string }>> = FAILURES;
  const beside = round === null ? '' : ` It stands beside ${round}.`;
  const why = withoutStop(reason ?? 'no reason is known');
  const what = HARMLESS_CODES.includes(code ?? '') ? 'is without a round' : 'could not be read';
  return new UserError(
    `${name} ${what}: ${why}.${beside}`,
    failures[code ?? '']?.tip ?? '"debrief doctor" says what to do.',
  );
}

function sayRole({ status, kind, elder, round }: FileFacts): string {
  if (status === 'duplicate')
    return elder === null ? 'is a copy of another file' : `is a copy: the same content counts as ${elder}`;
  if (status === 'superseded')
    return round === null
      ? 'was replaced by another file, of the same name or with the same bytes'
      : `was replaced by ${round}, which holds more of the same round`;
  if (kind === 'endstats')
    return round === null ? 'holds the awards of a round that left no file' : `holds the awards of ${round}`;
  return round === null ? 'made no round' : `tells of the same round as ${round}`;
}

/** The newest of that name. */
async function fetchFile(db: Kysely<DB>, name: string): Promise<FileFacts | undefined> {
  const { rows } = await sql<FileFacts>`
    select p.status, p.code, p.reason, f.kind,
      (select elder.name from etlegacy.files as elder
        join core.payloads as kept on kept.id = elder.payload_id and kept.status = 'imported'
        where elder.server_key = f.server_key and elder.content = f.content and elder.kind = f.kind and elder.name <> f.name
        order by elder.name collate "C" limit 1) as elder,
      coalesce(
        (select r.file from etlegacy.rounds as r where r.id = f.round_id and r.file <> p.subject),
        (select r.file from etlegacy.rounds as r
          where r.server_key = p.source and r.label = f.label and lower(r.map) = lower(f.map)
            and abs(extract(epoch from r.local_end - f.local_end)) < 60 and r.file <> p.subject
          order by abs(extract(epoch from r.local_end - f.local_end)), r.file collate "C" limit 1),
        (select r.file from etlegacy.rounds as r
          where r.server_key = p.source and r.file = substring(p.subject from '^.*-round-[12]') || '.txt')
      ) as round
    from core.payloads as p
    left join etlegacy.files as f on f.payload_id = p.id
    where p.subject = ${name} and p.game = 'etlegacy' and p.kind = 'round_file'
    order by p.id desc
    limit 1`.execute(db);
  return rows[0];
}
