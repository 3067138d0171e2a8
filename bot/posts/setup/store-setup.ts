// Changes of where and what is posted. Each is stored at once together with what was before, so that it can be undone.
import { type Kysely, type Selectable, type Transaction } from 'kysely';
import { z } from 'zod';
import type { DB } from '../../../database/schema.ts';
import type { TargetTable } from '../../../database/schema/core.ts';
import { fetchAudit, storeAudit } from '../../../people/audit.ts';
import { placeOf } from '../../../people/place-of.ts';
import type { Viewer } from '../../../people/viewer.ts';

const ACTION = 'setup';
/** Entries of other actions lie between. */
const LOOKED_THROUGH = 200;

/** What people set up; the rest of a target is state. */
const setup = z.object({
  key: z.string(),
  guild: z.string(),
  channel: z.string(),
  game: z.string(),
  scopes: z.array(z.string()),
  kinds: z.record(z.string(), z.unknown()),
  zone: z.string(),
  hour: z.int(),
  quiet_from: z.int().nullable(),
  quiet_until: z.int().nullable(),
  set_by: z.string().nullable(),
  since: z.iso.datetime(),
  removed_at: z.iso.datetime().nullable(),
  held_at: z.iso.datetime().nullable().default(null),
});
export type Setup = z.infer<typeof setup>;

export function setupOf(row: Selectable<TargetTable>): Setup {
  return setup.parse({
    ...row,
    since: row.since.toISOString(),
    removed_at: row.removed_at?.toISOString() ?? null,
    held_at: row.held_at?.toISOString() ?? null,
  });
}

type Change = {
  /** What is changed, such as `kinds`; for the audit log. */
  readonly step: string;
  /** null: the channel is new. */
  readonly before: Setup | null;
  readonly after: Setup;
};

/** @returns false when another target has that channel already. */
export async function storeSetup(db: Kysely<DB>, viewer: Viewer, change: Change): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    if (!(await writeSetup(trx, change))) return false;
    const { step, before, after } = change;
    await storeAudit(trx, viewer, {
      action: ACTION,
      subject: after.channel,
      serverKey: null,
      details: { step, before, after },
    });
    return true;
  });
}

const stored = z.object({ step: z.string(), before: setup.nullable(), after: setup });

/** Finds what was changed last in a guild; undefined when nothing was. */
export async function findLastSetup(db: Kysely<DB>, viewer: Viewer): Promise<Change | undefined> {
  const lines = await fetchAudit(db, { servers: [], place: placeOf(viewer), limit: LOOKED_THROUGH });
  const last = lines.find(({ action }) => action === ACTION);
  return stored.safeParse(last?.details).data;
}

/** The change that takes another one back; a second one brings it again. */
export function reverse({ before, after }: Change, now: Date): Change {
  const gone = { ...after, removed_at: now.toISOString() };
  // What happened while nothing was posted there is not posted.
  const isBack = after.removed_at !== null && before?.removed_at === null;
  const again = isBack ? { ...before, since: now.toISOString() } : before;
  return { step: 'undo', before: after, after: again ?? gone };
}

async function writeSetup(trx: Transaction<DB>, { before, after }: Change): Promise<boolean> {
  const key = before?.key ?? after.key;
  if (key !== after.key) {
    const taken = await trx
      .selectFrom('core.targets')
      .select('key')
      .where('key', '=', after.key)
      .executeTakeFirst();
    if (taken !== undefined) return false;
  }
  const columns = {
    ...after,
    kinds: JSON.stringify(after.kinds),
    since: new Date(after.since),
    removed_at: after.removed_at === null ? null : new Date(after.removed_at),
    held_at: after.held_at === null ? null : new Date(after.held_at),
  };
  // A new choice of the channel deserves a new look at it.
  const look = key === after.key ? {} : { last_ok_at: null };
  const state = { paused_at: null, last_error: null, told_at: null, ...look };
  await trx
    .insertInto('core.targets')
    .values({ ...columns, key })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ ...columns, ...state }))
    .execute();
  return true;
}
