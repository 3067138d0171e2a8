import type { Kysely } from 'kysely';
import { messageLink } from '@discordjs/formatters';
import type { DB } from '../../../database/schema.ts';
import type { Target } from '../../framework/post-target.ts';
import { RECAP_POST } from './fetch-folded-evenings.ts';

/** Older recaps are not those of the evening that has just ended. */
const RECENT_MS = 12 * 3_600_000;

/** Returns the address of the newest recap of a server that stands in the channel; null where there is none of this evening. */
export async function fetchRecapLink(
  db: Kysely<DB>,
  { key, guild }: Target,
  { server, now }: { readonly server: string; readonly now: Date },
): Promise<string | null> {
  const post = await db
    .selectFrom('core.posts')
    .select(['channel', 'message'])
    .where('target', '=', key)
    .where('kind', '=', RECAP_POST)
    .where('scope', '=', server)
    .where('state', '=', 'posted')
    .where('merged_into', 'is', null)
    .where('posted_at', '>', new Date(now.getTime() - RECENT_MS))
    .orderBy('posted_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (typeof post?.channel !== 'string' || typeof post.message !== 'string') return null;
  return messageLink(post.channel, post.message, guild);
}
