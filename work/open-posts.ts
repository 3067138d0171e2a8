// Posts by itself what the games have to say. Loaded only by processes that have a token.
import { openCourier } from '../bot/discord/open-courier.ts';
import { openPictures } from '../bot/open-pictures.ts';
import { OWN_POSTS } from './alarm-post.ts';
import { deliverPosts } from '../bot/posts/deliver/deliver-posts.ts';
import { planPosts } from '../bot/posts/plan/plan-posts.ts';
import { tellClaims } from '../bot/posts/tell-claims.ts';
import type { PostGame } from '../bot/posts/post-game.ts';
import type { PlanFault } from '../bot/posts/plan/report-unplanned.ts';
import { inTurn } from './in-turn.ts';
import { reportAlarm } from './report-alarm.ts';
import { storeAlertTarget } from './store-alert-target.ts';
import type { WorkTools } from './work-tools.ts';

type PostsOptions = {
  readonly token: string;
  readonly games: readonly PostGame[];
  /** Base URL of Discord's API; for tests. */
  readonly api?: string | undefined;
  readonly now?: () => Date;
};

export type Posts = {
  /** Plans what changed and delivers what is due, now and soon. */
  readonly update: (signal: AbortSignal) => Promise<void>;
  readonly close: () => Promise<void>;
};

export function openPosts({ config, db, log: parent }: WorkTools, options: PostsOptions): Posts {
  const { token, api, now = () => new Date() } = options;
  // Without ALERT_CHANNEL here, alarms are left to the process that has one.
  const games = config.discord.alertChannel === undefined ? options.games : [OWN_POSTS, ...options.games];
  const log = parent.child({ part: 'posts' });
  const courier = openCourier({ token, log, ...(api === undefined ? {} : { api }) });
  const pictures = openPictures(log);
  const bindings = { servers: config.discord.bindings, owners: config.discord.owners };
  const looked = new Map<string, number>();
  const { alertChannel: channel } = config.discord;
  let missing: string | null = channel === undefined ? null : '';
  const readyAlerts = async (): Promise<void> => {
    if (channel === undefined || missing === null) return;
    const say = await storeAlertTarget(db, courier, { channel, now: now() });
    if (say !== null && say !== missing) log.warn({ channel, say }, 'alarms.not_posted');
    missing = say;
  };
  const report = async (fault: PlanFault): Promise<void> => reportAlarm(db, fault);
  const proveClaims = async ({ proveLinks }: PostGame): Promise<void> =>
    tellClaims({ db, log, courier, now }, (await proveLinks?.({ db, bindings, now: now() })) ?? []);
  return {
    update: async (signal) =>
      inTurn([
        readyAlerts,
        ...games.map((game) => async () => proveClaims(game)),
        async () => planPosts({ db, log, games, bindings, now, signal, report }),
        async () => deliverPosts({ db, log, pictures, now, games, bindings, courier }, looked, signal),
      ]),
    close: async () => {
      courier.close();
      await pictures.close();
    },
  };
}
