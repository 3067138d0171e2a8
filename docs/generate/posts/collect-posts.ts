// What is posted of the evening that ships with Debrief, built by the kinds of posts as the deliverer builds it, and the
// panels that set it up.
import { etlegacyBot } from '../../../bot/etlegacy/etlegacy-bot.ts';
import { buildMessage } from '../../../bot/framework/reply/build-message.ts';
import type { Reply } from '../../../bot/framework/reply/reply.ts';
import { buildPost, drawPost } from '../../../bot/posts/render-post.ts';
import { buildAlarmReply } from '../../../bot/replies/alarm-reply.ts';
import { buildWelcomeReply } from '../../../bot/replies/welcome-reply.ts';
import { SAMPLE_SERVER } from '../../../core/config.ts';
import { collectPanels } from './collect-panels.ts';
import type { DocsTools } from '../open-router.ts';
import type { ShownPost } from './shown-post.ts';
import { prepareScene, type Scene, SCENES, TARGET } from './scenes.ts';

const DRAWING_MS = 60_000;

export async function collectPosts(tools: DocsTools): Promise<ShownPost[]> {
  const posts: ShownPost[] = [];
  for (const scene of SCENES) {
    await prepareScene(tools.db, scene);
    posts.push(await showScene(tools, scene));
  }
  return [...posts, showAlarm(), showWelcome(), ...(await collectPanels(tools))];
}

async function showScene({ db, log, pictures }: DocsTools, scene: Scene): Promise<ShownPost> {
  const kind = etlegacyBot.posts?.find(({ name }) => name === scene.kind);
  if (kind === undefined) throw new Error(`There is no kind of post called ${scene.kind}`);
  const now = new Date(scene.at);
  const target = { ...TARGET, away: scene.away ?? null };
  const stirred = [{ scope: SAMPLE_SERVER, subject: '' }];
  const wishes = await kind.plan(db, { stirred, target, settings: {}, now });
  const wish = wishes.at(-1);
  const tools = { db, log, pictures, now: () => now };
  const built = wish && (await buildPost(tools, kind, { ...wish, target, about: wish.anchor, state: 'due' }));
  if (built === undefined || built === null) throw new Error(`The sample brings no post of ${scene.kind}`);
  const { message } = await drawPost({ pictures, log }, built.reply, DRAWING_MS);
  const thread = built.thread === undefined ? '' : ` Its thread is called “${built.thread}”.`;
  return {
    title: scene.title,
    say: `\`${kind.name}\`: ${kind.say}.${thread}`,
    isPrivate: false,
    answer: { message, form: null },
  };
}

function showAlarm(): ShownPost {
  const since = new Date('2026-10-03T08:40:00Z');
  const going = [{ say: 'People play on sample and no file has come for 20 minutes.', since }];
  return show(
    'An alarm',
    'In the channel `ALERT_CHANNEL`, when something of Debrief needs a person; edited when it is over.',
    buildAlarmReply({ going, over: [] }),
  );
}

function showWelcome(): ShownPost {
  return show(
    'The welcome',
    'In the system channel of a Discord server that invites the bot, once.',
    buildWelcomeReply((command) => `\`/${command}\``),
  );
}

function show(title: string, say: string, reply: Reply): ShownPost {
  return { title, say, isPrivate: false, answer: { message: buildMessage(reply), form: null } };
}
