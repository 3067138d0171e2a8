// The log of admin actions. Append-only: the table rejects updates and deletes.
import type { Kysely } from 'kysely';
import type { DB } from '../database/schema.ts';
import { placeOf } from './place-of.ts';
import type { Viewer } from './viewer.ts';

export type AuditEntry = {
  /** An action such as reimport, rename, merge. */
  readonly action: string;
  /** What the action was about, such as a player, a round or a server. */
  readonly subject: string;
  /** Game server, if the action was about one. */
  readonly serverKey: string | null;
  readonly details: Readonly<Record<string, unknown>>;
};

export type AuditLine = AuditEntry & {
  readonly doneAt: Date;
  /** `operator` or `user/<Discord id>`. */
  readonly actor: string;
  /** In the form of `placeOf`. */
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

export type AuditQuery = {
  /** Lines about these servers. */
  readonly servers: readonly string[];
  /** Includes lines about no server from this place; null: from any place. */
  readonly place: string | null;
  /** Only actions of this account. */
  readonly account?: string;
  /** Maximum of returned lines; all by default. */
  readonly limit?: number;
};

/** Returns the last lines, newest first, of these servers and of no server in particular. */
export async function fetchAudit(db: Kysely<DB>, query: AuditQuery): Promise<AuditLine[]> {
  const { servers, place, account, limit } = query;
  const rows = await db
    .selectFrom('core.audit')
    .select(['done_at', 'actor', 'place', 'action', 'subject', 'server_key', 'details'])
    .where((eb) =>
      eb.or([
        place === null
          ? eb('server_key', 'is', null)
          : eb.and([eb('server_key', 'is', null), eb('place', '=', place)]),
        ...(servers.length === 0 ? [] : [eb('server_key', 'in', servers)]),
      ]),
    )
    .$if(account !== undefined, (select) => select.where('actor', '=', `user/${account}`))
    .orderBy('id', 'desc')
    .$if(limit !== undefined, (select) => select.limit(limit ?? 0))
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
