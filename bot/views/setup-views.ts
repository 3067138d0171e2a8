// The steps of /setup. A step is about a target of the guild in which it is pressed: whatever an id says, targets and
// servers of other guilds cannot be named by it.
import { isDeepStrictEqual } from 'node:util';
import { channelMention } from '@discordjs/formatters';
import { escapeText } from '../../wording/escape-text.ts';
import type { Context } from '../framework/context.ts';
import type { FieldValues } from '../framework/reply/custom-id.ts';
import type { GameBot } from '../framework/game-bot.ts';
import type { Outcome } from '../framework/reply/reply.ts';
import { sayError } from '../framework/reply/say-error.ts';
import { defineView, type View } from '../framework/view.ts';
import { fetchTargetStates } from '../posts/setup/fetch-target-states.ts';
import { sendTestPost } from '../posts/setup/send-test-post.ts';
import { findLastSetup, reverse, type Setup, setupOf, storeSetup } from '../posts/setup/store-setup.ts';
import { setupCodec } from '../replies/setup/setup-codec.ts';
import { buildSetupDetail } from '../replies/setup/setup-detail.ts';
import { buildSetupPanel, PER_PAGE } from '../replies/setup/setup-panel.ts';
import { lookAt } from './look-at.ts';
import { asManager, type Manager } from './as-manager.ts';
import { changeSetup } from './change-setup.ts';
import { fetchBoundSources } from './fetch-bound-sources.ts';

const NOT_OFFERED = 'That choice is not offered here.';
const TUNE_RULES =
  'Players are a number from 2 to 64, rounds one from 1 to 50, a time zone is called like Europe/Berlin, and the role is not everyone.';

type Press = FieldValues<typeof setupCodec.fields>;

/** A picture takes its time. */
const SLOWEST_MS = 60_000;

export function createSetupView(games: readonly GameBot[]): View {
  return defineView({
    codec: setupCodec,
    slowestMs: SLOWEST_MS,
    show: async (context, press) => takeStep(context, games, press),
    fresh: async (context) => showSetup(context, games),
  });
}

/** The panel, for those who may use it. */
export async function showSetup(context: Context, games: readonly GameBot[], note = ''): Promise<Outcome> {
  const manager = asManager(context);
  return 'kind' in manager ? manager : showPanel(manager, games, note);
}

async function showPanel(
  manager: Manager,
  games: readonly GameBot[],
  note: string,
  page = 0,
): Promise<Outcome> {
  const { db, guild, viewer, now } = manager;
  // Others, such as the channel of alarms, are set up elsewhere.
  const states = (await fetchTargetStates(db, guild, now())).filter(({ row }) =>
    games.some(({ game }) => game === row.game),
  );
  const pages = Math.max(1, Math.ceil(states.length / PER_PAGE));
  const shown = Math.min(page, pages - 1);
  const here = states.slice(shown * PER_PAGE, (shown + 1) * PER_PAGE);
  const targets = await Promise.all(here.map(async (state) => lookAt(manager, games, state)));
  const offered = (await Promise.all(games.map(async (game) => findOffer(manager, game)))).flat();
  if (offered.length === 0 && targets.length === 0) return sayError('NOTHING_BOUND', { guild });
  const canUndo = (await findLastSetup(db, viewer)) !== undefined;
  return buildSetupPanel({ targets, games: offered, note, page: shown, pages, canUndo });
}

/** The game, where its posts can be switched on in that guild. */
async function findOffer(manager: Manager, game: GameBot): Promise<GameBot[]> {
  const { arePublic = false, posts = [] } = game;
  const isOffered = arePublic ? posts.length > 0 : (await fetchBoundSources(manager, game)).length > 0;
  return isOffered ? [game] : [];
}

async function showDetail(
  manager: Manager,
  games: readonly GameBot[],
  { channel, game, note }: Pick<Press, 'channel' | 'game'> & { readonly note: string },
): Promise<Outcome> {
  const { db, guild, viewer, now } = manager;
  const states = await fetchTargetStates(db, guild, now());
  const state = states.find(({ row }) => row.channel === channel && row.game === game);
  const owner = games.find((one) => one.game === game);
  if (state === undefined) return showPanel(manager, games, note);
  if (owner === undefined)
    return showPanel(manager, games, 'That game is switched off in the settings of Debrief.');
  return buildSetupDetail({
    target: await lookAt(manager, games, state),
    kinds: owner.posts ?? [],
    servers: await fetchBoundSources(manager, owner),
    note,
    canUndo: (await findLastSetup(db, viewer)) !== undefined,
  });
}

async function takeStep(context: Context, games: readonly GameBot[], press: Press): Promise<Outcome> {
  const manager = asManager(context);
  if ('kind' in manager) return manager;
  const { channel, game, step } = press;
  if (step === 'panel')
    return showPanel(manager, games, '', /^\d{1,3}$/.test(press.value) ? Number(press.value) : 0);
  if (step === 'undo') return undo(manager, games);
  if (step === 'show') return showDetail(manager, games, { channel, game, note: '' });
  const owner = games.find((one) => one.game === game);
  if (owner === undefined) return showDetail(manager, games, { channel, game, note: '' });
  if (step === 'test') return test(manager, games, press, owner);
  const servers = await fetchBoundSources(manager, owner);
  const before = await findSetup(manager, press);
  if (step !== 'add' && before === null)
    return showPanel(manager, games, 'That channel is no longer set up.');
  const problem = await checkNewChannel(manager, press);
  if (problem !== null) return showPanel(manager, games, problem);
  const after = changeSetup(before, {
    ...press,
    guild: manager.guild,
    servers,
    arePublic: owner.arePublic === true,
    kinds: owner.posts ?? [],
    by: manager.viewer.userId,
    now: manager.now(),
  });
  if (after === null) return sayError('BAD_INPUT', { what: step === 'tune' ? TUNE_RULES : NOT_OFFERED });
  const isSame = before !== null && isDeepStrictEqual(before, after);
  const isStored = isSame || (await storeSetup(manager.db, manager.viewer, { step, before, after }));
  if (!isStored)
    return showPanel(
      manager,
      games,
      `${channelMention(after.channel)} is set up already, or was before: choose it here, and stop posting in the other one.`,
    );
  if (step === 'remove')
    return showPanel(manager, games, `I no longer post into ${channelMention(channel)}.`);
  const note = isSame ? 'That is how it is already.' : '**Stored.**';
  return showDetail(manager, games, { channel: after.channel, game, note });
}

async function findSetup(
  { db, guild }: Manager,
  { channel, game, step, value }: Press,
): Promise<Setup | null> {
  const row = await db
    .selectFrom('core.targets')
    .selectAll()
    .where('guild', '=', guild)
    .where('channel', '=', step === 'add' ? value : channel)
    .where('game', '=', game)
    .$if(step !== 'add', (query) => query.where('removed_at', 'is', null))
    .executeTakeFirst();
  return row === undefined ? null : setupOf(row);
}

/** A channel must be proven to be one of this guild; missing permissions are shown and do not hinder. */
async function checkNewChannel({ channels, guild }: Manager, { step, value }: Press): Promise<string | null> {
  if (step !== 'add' && step !== 'move') return null;
  if (channels === undefined) return 'Discord cannot be asked about that channel from here.';
  const check = await channels.check(value);
  if (check.ok) return check.guild === guild ? null : 'That channel is not one of this Discord server.';
  return `I cannot use ${channelMention(value)}: ${escapeText(check.say)}`;
}

async function undo(manager: Manager, games: readonly GameBot[]): Promise<Outcome> {
  const { db, viewer, guild, now } = manager;
  const last = await findLastSetup(db, viewer);
  if (last === undefined || last.after.guild !== guild)
    return showPanel(manager, games, 'There is nothing to undo.');
  const isStored = await storeSetup(db, viewer, reverse(last, now()));
  return showPanel(
    manager,
    games,
    isStored
      ? '**Undone.** Pressing again brings it back.'
      : 'That cannot be undone: the channel is in use again.',
  );
}

async function test(
  manager: Manager,
  games: readonly GameBot[],
  press: Press,
  owner: GameBot,
): Promise<Outcome> {
  const note = await sendTestPost(manager, owner, {
    ...press,
    servers: await fetchBoundSources(manager, owner),
  });
  return showDetail(manager, games, { ...press, note });
}
