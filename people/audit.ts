// The log of admin actions. Append-only: the table rejects updates and deletes.
import type { Kysely } from 'kysely';
import type { DB } from '../database/schema.ts';
import type { Viewer } from './viewer.ts';

export type AuditEntry = {
  /** An action such as reimport, rename, merge. */
  readonly action: string;
  readonly subject: string;
  readonly serverKey: string | null;
  readonly details: Readonly<Record<string, unknown>>;
};

export type AuditLine = AuditEntry & {
  readonly doneAt: Date;
  readonly actor: string;
  readonly place: string;
};

export async function storeAudit(db: Kysely<DB>, viewer: Viewer, entry: AuditEntry): Promise<void> {
  await db
    .insertInto('core.audit')
    .values({
      actor: viewer.isOperator ? 'operator' : `user/${viewer.userId}`,
      place: placeOf(viewer),
      action: entry.action,
      subject: entry.subject,
      server_key: entry.serverKey,
      details: JSON.stringify(entry.details),
    })
    .execute();
}

/** Returns the last lines, newest first, of these servers and of no server in particular. */
export async function fetchAudit(
  db: Kysely<DB>,
  servers: readonly string[],
  limit: number,
): Promise<AuditLine[]> {
  const rows = await db
    .selectFrom('core.audit')
    .select(['done_at', 'actor', 'place', 'action', 'subject', 'server_key', 'details'])
    .where((eb) =>
      eb.or([
        eb('server_key', 'is', null),
        ...(servers.length === 0 ? [] : [eb('server_key', 'in', servers)]),
      ]),
    )
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    doneAt: row.done_at,
    actor: row.actor,
    place: row.place,
    action: row.action,
    subject: row.subject,
    serverKey: row.server_key,
    details: typeof row.details === 'object' && row.details !== null ? { ...row.details } : {},
  }));
}

function placeOf({ isOperator, guildId }: Viewer): string {
  if (isOperator) return 'terminal';
  return guildId === null ? 'direct' : `guild/${guildId}`;
}
