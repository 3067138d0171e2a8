// A post that somebody asks for to see what it will look like. It is not one of the posts of its target: nothing waits for
// it, and it is never edited.
import { channelMention } from '@discordjs/formatters';
import { formatId, hashId } from '../../../core/public-id.ts';
import { escapeText } from '../../../wording/escape-text.ts';
import type { Context } from '../../framework/context.ts';
import type { GameBot } from '../../framework/game-bot.ts';
import { fetchTargets } from '../../framework/post-target.ts';
import { buildTestPost, drawPost } from '../render-post.ts';

const PICTURE_MS = 20_000;
const NOTHING_YET =
  'There is nothing to show yet that is worth a post here. Send the test again once there is more.';

type Wanted = { readonly channel: string; readonly servers: readonly string[] };

/** @returns what came of it, in Markdown. */
export async function sendTestPost(
  context: Context & { readonly guild: string },
  game: GameBot,
  { channel, servers }: Wanted,
): Promise<string> {
  const { db, channels, guild, now, pictures, log, bindings } = context;
  const targets = await fetchTargets(db);
  const target = targets.find(
    (one) => one.guild === guild && one.channel === channel && one.game === game.game,
  );
  const kind = game.posts?.find(({ latest }) => latest !== undefined);
  if (target === undefined || channels === undefined || kind === undefined)
    return 'Nothing can be sent from here.';
  const scopes = target.scopes.filter((scope) => servers.includes(scope));
  const about = (await kind.latest?.(db, scopes)) ?? null;
  if (about === null) return NOTHING_YET;
  const built = await buildTestPost({ db, log, pictures, now, games: [game], bindings }, kind, {
    target,
    about,
  });
  if (built === null) return NOTHING_YET;
  const { message } = await drawPost({ log, pictures }, built.reply, PICTURE_MS);
  const nonce = formatId(hashId(['test', target.key, now().getTime()]));
  const sent = await channels.send(channel, { message, nonce });
  return sent.ok
    ? `**Sent** into ${channelMention(channel)}.`
    : `❌ It could not be sent: ${escapeText(sent.say)}`;
}
