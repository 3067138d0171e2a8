import { GAME } from '../game.ts';
import type { Context } from '../../framework/context.ts';
import type { Outcome } from '../../framework/reply/reply.ts';
import { sayError } from '../say-error.ts';
import { defineView } from '../../framework/view.ts';
import { wordingFor } from '../../framework/wording.ts';
import { findPlayer } from '../people/find-player.ts';
import { offerLink } from '../people/offer-link.ts';
import { stirAccount } from '../people/stir-account.ts';
import { placeOf } from '../../../people/place-of.ts';
import { hasAccount } from '../../../people/viewer.ts';
import { storeClaim } from '../../../people/claims.ts';
import { findLink } from '../../../people/find-link.ts';
import { storeLink } from '../../../people/store-link.ts';
import { fetchKnownServers } from '../../../stats/etlegacy/fetch-known-servers.ts';
import { findWearer } from '../../../stats/etlegacy/players/find-wearer.ts';
import { linkCodec } from '../replies/admin/link-codec.ts';
import { buildClaimReply, buildLinkedReply, buildPickReply } from '../replies/admin/link-replies.ts';
import { sayNothingYet } from '../../views/say-nothing-yet.ts';

/** Links the person who asks to a player, or offers some. */
export async function linkMe(context: Context, wanted: string | undefined): Promise<Outcome> {
  if (!hasAccount(context.viewer)) return sayError('NEEDS_ACCOUNT');
  if (context.servers.length === 0) return sayNothingYet(context);
  if (wanted === undefined) return buildPickReply(await offerLink(context), wordingFor(context));
  const player = await findPlayer(context, wanted);
  if (player.kind === 'error') return player;
  const { keys, name } = player;
  const place = placeOf(context.viewer);
  const account = context.viewer.userId;
  const stored = await storeLink(context.db, { game: GAME, account, place }, keys, async (trx) =>
    stirAccount(trx, account),
  );
  const isProven = stored.ok && (await findLink(context.db, GAME, account))?.proof !== 'unproven';
  const code = isProven ? null : await askForProof(context, { account, place });
  return code === null || stored.ok
    ? buildLinkedReply(name, code, wordingFor(context))
    : buildClaimReply(name, code);
}

async function askForProof(
  { db, now }: Context,
  asking: { readonly account: string; readonly place: string },
): Promise<string> {
  const known = await fetchKnownServers(db);
  const isFree = async (code: string) => (await findWearer(db, known, code)) === null;
  return await storeClaim(db, { game: GAME, ...asking, now: now(), isFree });
}

export const linkView = defineView({
  codec: linkCodec,
  show: async (context, { player }) => linkMe(context, player),
  fresh: async (context) => linkMe(context, undefined),
});
