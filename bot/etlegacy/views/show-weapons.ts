import { fetchWeaponPlayers, fetchWeaponStats } from '../../../stats/etlegacy/weapons/fetch-weapon-stats.ts';
import type { Context } from '../../framework/context.ts';
import type { Outcome } from '../../framework/reply/reply.ts';
import { sayError } from '../say-error.ts';
import { defineView } from '../../framework/view.ts';
import { wordingFor } from '../../framework/wording.ts';
import { findPeriod } from '../lookup/find-period.ts';
import { searchWeapons } from '../lookup/find-weapon.ts';
import { findPlayer } from '../people/find-player.ts';
import { weaponsCodec } from '../replies/list-codecs.ts';
import { buildPlayerWeaponReply } from '../replies/player/player-weapon-reply.ts';
import { buildWeaponReply, buildWeaponsReply } from '../replies/weapons-reply.ts';
import { sayNothingYet } from '../../views/say-nothing-yet.ts';

/** Empty weapon: all weapons. Empty player: all players. */
type Wanted = { readonly weapon: string; readonly player: string; readonly period: string };

export async function showWeapons(context: Context, wanted: Wanted): Promise<Outcome> {
  const { db } = context;
  if (context.servers.length === 0) return sayNothingYet(context);
  const found = await findPeriod(context, wanted.period);
  if (found.kind === 'error') return found;
  const { period, scope } = found;
  const wording = wordingFor(context);
  const player = wanted.player === '' ? null : await findPlayer(context, wanted.player);
  if (player?.kind === 'error') return player;
  if (player?.isHidden === true) return sayError('PLAYER_PRIVATE', { name: player.name });
  if (wanted.weapon === '') {
    return buildWeaponsReply(await fetchWeaponStats(db, scope, player?.playerKey), player, period, wording);
  }
  const [weapon] = searchWeapons(wanted.weapon);
  if (weapon === undefined) return sayError('WEAPON_UNKNOWN', { name: wanted.weapon });
  if (player === null)
    return buildWeaponReply(weapon, await fetchWeaponPlayers(db, weapon.key, scope), period, wording);
  const own = await fetchWeaponStats(db, scope, player.playerKey);
  const stats = own.find((each) => each.weapon === weapon.key) ?? null;
  return buildPlayerWeaponReply({ weapon, player, stats, period }, wording);
}

export const weaponsView = defineView({
  codec: weaponsCodec,
  show: async (context, values) => showWeapons(context, values),
  fresh: async (context) => showWeapons(context, { weapon: '', player: '', period: 'all' }),
});
