// What a post says about a source that its guild may no longer see. Nothing that happened since is added to it; what has to
// be removed from it is removed.
import type { Reply } from '../../framework/reply/reply.ts';
import type { PostKind } from '../../framework/post-kind.ts';
import type { DeliverTools } from './deliver-tools.ts';
import type { DuePost } from '../due-post.ts';
import { buildPost, FORGOTTEN, printOf, UNSHOWN } from '../render-post.ts';

/** @returns null when it stays as it is. */
export async function findLastContent(
  tools: DeliverTools,
  kind: PostKind,
  post: DuePost,
): Promise<Reply | null> {
  if (kind.standing !== undefined) return UNSHOWN;
  if (post.print === printOf(UNSHOWN)) return null;
  if ((await buildPost(tools, kind, post)) === null) return FORGOTTEN;
  const game = tools.games.find((one) => one.game === post.target.game);
  const { scope, subject, covers, editedAt, postedAt } = post;
  const since = editedAt ?? postedAt ?? new Date(0);
  // Built anew it would also say what happened since, so all of it goes.
  return (await game?.wasHiding?.(tools.db, { scope, subject, covers, since })) === true ? UNSHOWN : null;
}
