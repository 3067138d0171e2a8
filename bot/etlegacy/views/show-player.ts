import { fetchStandings, type Standing } from '../../../stats/etlegacy/boards/fetch-standings.ts';
import { LEAST_ROUNDS } from '../../../stats/etlegacy/catalogue/gates.ts';
import { findStat } from '../../../stats/etlegacy/catalogue/find-stat.ts';
import { fetchRivals } from '../../../stats/etlegacy/logs/fetch-rivals.ts';
import { hasEventLog } from '../../../stats/etlegacy/logs/has-event-log.ts';
import { fetchLogSums } from '../../../stats/etlegacy/logs/log-totals.ts';
import type { Scope } from '../../../stats/etlegacy/periods/fetch-scope.ts';
import { fetchPlayerForm } from '../../../stats/etlegacy/players/fetch-player-form.ts';
import { fetchPlayerMaps } from '../../../stats/etlegacy/players/fetch-player-maps.ts';
import { fetchPlayerNames } from '../../../stats/etlegacy/players/fetch-player-names.ts';
import { fetchPlayer } from '../../../stats/etlegacy/players/fetch-player.ts';
import { fetchWeaponStats } from '../../../stats/etlegacy/weapons/fetch-weapon-stats.ts';
import type { Context } from '../../framework/context.ts';
import type { Outcome } from '../../framework/reply/reply.ts';
import { defineView } from '../../framework/view.ts';
import { wordingFor } from '../../framework/wording.ts';
import { fetchNameBook } from '../lookup/fetch-name-book.ts';
import { findPeriod } from '../lookup/find-period.ts';
import { findPlayer } from '../people/find-player.ts';
import { playerCodec, type PlayerTab } from '../replies/player-codecs.ts';
import type { PlayerPage } from '../replies/player/player-model.ts';
import { buildHiddenPlayerReply, buildPlayerReply } from '../replies/player/player-reply.ts';

/** The numbers of the first page, best known first. */
const CARD_STATS = [
  'dpm',
  'kd',
  'accuracy',
  'headshots',
  'revives_round',
  'useful_share',
  'survival',
  'damage_ratio',
  'objectives',
  'win_share',
].flatMap((key) => findStat(key) ?? []);

const NOTHING: PlayerPage = { tab: 'names', names: [] };

type Wanted = { readonly player: string | undefined; readonly tab: PlayerTab; readonly period: string };

export async function showPlayer(context: Context, wanted: Wanted): Promise<Outcome> {
  const player = await findPlayer(context, wanted.player);
  if (player.kind === 'error') return player;
  const found = await findPeriod(context, wanted.period);
  if (found.kind === 'error') return found;
  const { period, scope } = found;
  const { playerKey, name, isHidden } = player;
  const [totals = null, page, hasLog] = await Promise.all([
    fetchPlayer(context.db, playerKey, scope),
    isHidden ? NOTHING : fetchPage(context, playerKey, wanted.tab, scope),
    hasEventLog(context.db, playerKey, scope),
  ]);
  const rivals = page.tab === 'rivals' ? page.rivals.all : [];
  const names = await fetchNameBook(context, [player, ...rivals]);
  const build = isHidden ? buildHiddenPlayerReply : buildPlayerReply;
  return build({ playerKey, name, period, totals, page, hasLog, names }, wordingFor(context));
}

export const playerView = defineView({
  codec: playerCodec,
  show: async (context, values) => showPlayer(context, values),
  fresh: async (context) => showPlayer(context, { player: undefined, tab: 'overview', period: 'all' }),
});

/** A total ranks from the first round on. On a card, beside rates, it has the same minimum as they do. */
async function fetchCardStandings(db: Context['db'], playerKey: string, scope: Scope): Promise<Standing[]> {
  const [standings, player] = await Promise.all([
    fetchStandings(db, playerKey, CARD_STATS, scope),
    fetchPlayer(db, playerKey, scope),
  ]);
  if ((player?.sums.rounds ?? 0) >= LEAST_ROUNDS) return standings;
  return standings.map((standing) => ({ ...standing, place: null, percentile: null }));
}

async function fetchPage(
  { db, servers, viewer }: Context,
  playerKey: string,
  tab: PlayerTab,
  scope: Scope,
): Promise<PlayerPage> {
  const pages = {
    overview: async () => {
      const [names, standings, form] = await Promise.all([
        fetchPlayerNames(db, playerKey, servers),
        fetchCardStandings(db, playerKey, scope),
        fetchPlayerForm(db, playerKey, servers),
      ]);
      return { tab: 'overview', names, standings, form };
    },
    weapons: async () => ({ tab: 'weapons', weapons: await fetchWeaponStats(db, scope, playerKey) }),
    maps: async () => ({ tab: 'maps', maps: await fetchPlayerMaps(db, playerKey, scope) }),
    form: async () => ({ tab: 'form', form: await fetchPlayerForm(db, playerKey, servers) }),
    rivals: async () => {
      const [rivals, sums = null] = await Promise.all([
        fetchRivals(db, { playerKey, scope, isEverything: viewer.isOperator }),
        fetchLogSums(db, playerKey, scope),
      ]);
      return { tab: 'rivals', rivals, sums };
    },
    names: async () => ({ tab: 'names', names: await fetchPlayerNames(db, playerKey, servers) }),
  } as const satisfies Record<PlayerTab, () => Promise<PlayerPage>>;
  return pages[tab]();
}
