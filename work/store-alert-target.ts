// The channel of ALERT_CHANNEL as a target of posts: who sets it up is the operator, by the environment.
import type { Kysely } from 'kysely';
import { targetKey } from '../bot/framework/post-target.ts';
import { OWN_POSTS } from './alarm-post.ts';
import type { Courier } from '../bot/posts/courier.ts';
import type { DB } from '../database/schema.ts';

/** @returns null when it is stored, or why its Discord server is not known yet. Safe to repeat. */
export async function storeAlertTarget(
  db: Kysely<DB>,
  courier: Pick<Courier, 'check'>,
  { channel, now }: { readonly channel: string; readonly now: Date },
): Promise<string | null> {
  const check = await courier.check(channel);
  if (!check.ok) return check.say;
  const { game } = OWN_POSTS;
  const target = { guild: check.guild, channel, game };
  const key = targetKey(target);
  const since = now.toISOString();
  const kinds = JSON.stringify({ alarm: { since, settings: {} } });
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable('core.targets')
      .set({ removed_at: now })
      .where('game', '=', game)
      .where('set_by', 'is', null)
      .where('key', '<>', key)
      .where('removed_at', 'is', null)
      .execute();
    await trx
      .insertInto('core.targets')
      .values({ ...target, key, scopes: [], kinds, since: now })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ removed_at: null, held_at: null }))
      .execute();
  });
  return null;
}
