// Whom somebody means: a mention, the key of a choice, a GUID, any name; nobody named means himself.
import { searchPlayers } from '../../stats/players/search-players.ts';
import { fetchShownNames } from '../../stats/players/fetch-shown-names.ts';
import type { Context } from '../framework/context.ts';
import type { SayError } from '../framework/reply.ts';
import { sayError } from '../framework/say-error.ts';
import { findLink, findLinkOfPlayer } from './find-link.ts';
import { findOwnPlayer } from './find-own-player.ts';
import { fetchPrivacy } from './settings.ts';
import { offerLink } from './offer-link.ts';

export type FoundPlayer = {
  readonly kind: 'player';
  readonly playerKey: string;
  readonly name: string;
  /** Linked to an account that keeps its card from everybody else, and this is somebody else. */
  readonly isHidden: boolean;
};

const MENTION = /^<@!?(\d{17,20})>$/;

export async function findPlayer(
  context: Context,
  text: string | undefined,
): Promise<FoundPlayer | SayError> {
  const { db, servers } = context;
  const wanted = text?.trim() ?? '';
  if (wanted === '' || wanted === ME) {
    const own = await findOwnPlayer(context);
    return own === null ? sayError('NOT_LINKED', {}, await offerLink(context)) : describe(context, own, null);
  }
  const account = MENTION.exec(wanted)?.[1];
  if (account !== undefined) {
    const link = await findLink(db, account);
    return link === null ? sayError('USER_NOT_LINKED') : describe(context, link.playerKey, null);
  }
  const names = await fetchShownNames(db, servers, [wanted]);
  const known = names.get(wanted);
  if (known !== undefined) return describe(context, wanted, known);
  const [best] = await searchPlayers(db, wanted, servers, 1);
  return best === undefined
    ? sayError('PLAYER_UNKNOWN', { name: wanted })
    : describe(context, best.playerKey, best.name);
}

/** Stands for whoever presses, in ids of views. */
export const ME = 'me';

async function describe(
  context: Context,
  playerKey: string,
  known: string | null,
): Promise<FoundPlayer | SayError> {
  const { db, servers } = context;
  const name = known ?? (await fetchShownNames(db, servers, [playerKey])).get(playerKey);
  // A link may name a player of a server that is not shown here.
  if (name === undefined) return sayError('PLAYER_ELSEWHERE');
  return { kind: 'player', playerKey, name, isHidden: await isHidden(context, playerKey) };
}

async function isHidden({ db, viewer }: Context, playerKey: string): Promise<boolean> {
  const link = await findLinkOfPlayer(db, playerKey);
  if (link === null || link.account === viewer.userId || viewer.isOperator) return false;
  return (await fetchPrivacy(db, link.account)) === 'private';
}
