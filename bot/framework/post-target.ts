// A channel that gets posts about sources of one game.
import type { Kysely, Selectable, Transaction } from 'kysely';
import { z } from 'zod';
import type { DB } from '../../database/schema.ts';
import type { TargetTable } from '../../database/schema/core.ts';

/** The kinds that are switched on, by name: since when, and the settings as the kind parses them. */
const targetKinds = z.record(
  z.string(),
  z.object({ since: z.iso.datetime(), settings: z.unknown().default({}) }),
);
export type TargetKinds = Readonly<z.infer<typeof targetKinds>>;

export type Target = {
  readonly key: string;
  readonly guild: string;
  readonly channel: string;
  readonly game: string;
  /** Keys of its sources; none: every source, for games whose sources are public. */
  readonly scopes: readonly string[];
  readonly kinds: TargetKinds;
  /** IANA zone of its hours. */
  readonly zone: string;
  /** Hour of day at which digests come. */
  readonly hour: number;
  /** Hours of day, such as 23 to 8; null: none. */
  readonly quiet: { readonly from: number; readonly until: number } | null;
  /** Account of the person who set it up. */
  readonly setBy: string | null;
  /** Nothing that happened before is posted. */
  readonly since: Date;
  /** Nothing is posted until somebody switches it on: it came out of a backup. */
  readonly isHeld: boolean;
  readonly lastOkAt: Date | null;
  /** The last time for which Debrief did not run. */
  readonly away: { readonly from: Date; readonly until: Date } | null;
};

/** The natural key of a target. */
export function targetKey({ guild, channel, game }: Pick<Target, 'guild' | 'channel' | 'game'>): string {
  return `${guild}/${channel}/${game}`;
}

/** Returns the targets that are not removed, by key. */
export async function fetchTargets(db: Kysely<DB>): Promise<Target[]> {
  const rows = await db
    .selectFrom('core.targets')
    .selectAll()
    .where('removed_at', 'is', null)
    .orderBy('key')
    .execute();
  return rows.map(toTarget);
}

/** Locks a target until the end of the transaction; undefined when it was removed or its channel changed. */
export async function lockTarget(
  trx: Transaction<DB>,
  key: string,
): Promise<{ readonly target: Target; readonly plannedAt: Date | null } | undefined> {
  const row = await trx
    .selectFrom('core.targets')
    .selectAll()
    .where('key', '=', key)
    .where('removed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? undefined : { target: toTarget(row), plannedAt: row.planned_at };
}

export function toTarget(row: Selectable<TargetTable>): Target {
  const { quiet_from: from, quiet_until: until, away_from: awayFrom, away_until: awayUntil } = row;
  return {
    key: row.key,
    guild: row.guild,
    channel: row.channel,
    game: row.game,
    scopes: row.scopes,
    kinds: targetKinds.parse(row.kinds),
    zone: row.zone,
    hour: row.hour,
    quiet: from === null || until === null ? null : { from, until },
    setBy: row.set_by,
    since: row.since,
    isHeld: row.held_at !== null,
    lastOkAt: row.last_ok_at,
    away: awayFrom === null || awayUntil === null ? null : { from: awayFrom, until: awayUntil },
  };
}
