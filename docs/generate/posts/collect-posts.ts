// What is posted of the evening that ships with Debrief, built by the kinds of posts as the deliverer builds it, and the
// panels that set it up.
import type { Kysely } from 'kysely';
import { etlegacyBot } from '../../../bot/etlegacy/etlegacy-bot.ts';
import { buildMessage } from '../../../bot/framework/reply/build-message.ts';
import type { GameBot } from '../../../bot/framework/game-bot.ts';
import type { PostKind, Stirred } from '../../../bot/framework/post-kind.ts';
import type { Target } from '../../../bot/framework/post-target.ts';
import type { Reply } from '../../../bot/framework/reply/reply.ts';
import { buildPost, drawPost } from '../../../bot/posts/render-post.ts';
import { buildAlarmReply } from '../../../bot/replies/alarm-reply.ts';
import { buildWelcomeReply } from '../../../bot/replies/welcome-reply.ts';
import { SAMPLE_SERVER } from '../../../core/config.ts';
import type { DB } from '../../../database/schema.ts';
import { collectPanels } from './collect-panels.ts';
import type { DocsTools } from '../open-router.ts';
import type { ShownPost } from './shown-post.ts';
import { WAR_SCENES, type WarScenes } from './war-scenes.ts';
import { prepareScene, type Scene, SCENES, TARGET } from './scenes.ts';

const DRAWING_MS = 60_000;

export async function collectPosts(tools: DocsTools): Promise<ShownPost[]> {
  // Before scenes bring evenings that are later than the day of the page.
  const panels = await collectPanels(tools);
  const posts: ShownPost[] = [];
  for (const scene of SCENES) {
    await prepareScene(tools.db, scene);
    posts.push(await showScene(tools, scene));
  }
  for (const scenes of WAR_SCENES) posts.push(...(await showWar(tools, scenes)));
  return [...posts, showAlarm(), showWelcome(), ...panels];
}

/** The newest post of each kind that is shown. */
async function showWar(tools: DocsTools, { bot, prepare, shown, now }: WarScenes): Promise<ShownPost[]> {
  await prepare(tools.db);
  const kinds = Object.fromEntries(
    shown.map(([name]) => [name, { since: TARGET.since.toISOString(), settings: {} }]),
  );
  const target: Target = { ...TARGET, game: bot.game, scopes: [], kinds };
  const stirred = await fetchMarks(tools.db, bot.game);
  const posts: ShownPost[] = [];
  for (const [name, title] of shown)
    posts.push(await showPost(tools, { kind: findKind(bot, name), title, target, stirred, now }));
  return posts;
}

/** What the import marked as changed. */
async function fetchMarks(db: Kysely<DB>, game: string): Promise<Stirred[]> {
  return await db.selectFrom('core.stirs').select(['scope', 'subject']).where('game', '=', game).execute();
}

function findKind({ posts, game }: GameBot, wanted: string): PostKind {
  const kind = posts?.find(({ name }) => name === wanted);
  if (kind === undefined) throw new Error(`${game} has no kind of post called ${wanted}`);
  return kind;
}

async function showScene(tools: DocsTools, { kind, title, at, away }: Scene): Promise<ShownPost> {
  const target = { ...TARGET, away: away ?? null };
  const stirred = [{ scope: SAMPLE_SERVER, subject: '' }];
  return await showPost(tools, {
    kind: findKind(etlegacyBot, kind),
    title,
    target,
    stirred,
    now: new Date(at),
  });
}

type Asked = {
  readonly kind: PostKind;
  readonly title: string;
  readonly target: Target;
  readonly stirred: readonly Stirred[];
  readonly now: Date;
};

async function showPost(
  { db, log, pictures }: DocsTools,
  { kind, title, target, stirred, now }: Asked,
): Promise<ShownPost> {
  const wishes = await kind.plan(db, { stirred, target, settings: {}, now });
  const wish = wishes.at(-1);
  const games = [etlegacyBot, ...WAR_SCENES.map(({ bot }) => bot)];
  const bindings = { servers: [{ key: SAMPLE_SERVER, guilds: [target.guild], isPublic: false }], owners: [] };
  const tools = { db, pictures, now: () => now, games, bindings };
  const built = wish && (await buildPost(tools, kind, { ...wish, target, about: wish.anchor, state: 'due' }));
  if (built === undefined || built === null) throw new Error(`The sample brings no post of ${kind.name}`);
  const { message } = await drawPost({ pictures, log }, built.reply, DRAWING_MS);
  const thread = built.thread === undefined ? '' : ` Its thread is called “${built.thread}”.`;
  return {
    title,
    say: `\`${kind.name}\`: ${kind.say}.${thread}`,
    isPrivate: false,
    answer: { message, form: null },
  };
}

function showAlarm(): ShownPost {
  const since = new Date('2026-10-03T08:40:00Z');
  const say =
    'People have been playing on server "sample" for 20 minutes (now on supply) and no file came. Check with lua_status that its Lua script runs and that the files reach Debrief.';
  const going = [{ say, since }];
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
