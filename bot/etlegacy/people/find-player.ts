// Finds the player of a text: a mention, the key of a choice, a GUID, any name; without a text the person who asks.
import { searchPlayers } from '../../../stats/etlegacy/players/search-players.ts';
import { fetchShownNames } from '../../../stats/etlegacy/players/fetch-shown-names.ts';
import { isKeptPrivate } from '../../../stats/etlegacy/players/is-kept-private.ts';
import { fetchMerges } from '../../../stats/etlegacy/merges/fetch-merges.ts';
import { keysOf, personOf } from '../../../stats/etlegacy/merges/merges.ts';
import type { Context } from '../../framework/context.ts';
import type { SayError } from '../../framework/reply/reply.ts';
import { sayError } from '../say-error.ts';
import { findLinkHere } from './find-links-here.ts';
import { findOwnPlayer } from './find-own-player.ts';
import { offerLink } from './offer-link.ts';

export type FoundPlayer = {
  readonly kind: 'player';
  /** Key of the person. */
  readonly playerKey: string;
  /** All keys of the person, `playerKey` first. */
  readonly keys: readonly [string, ...string[]];
  readonly name: string;
  /** Whether the linked account keeps its card private, and another person asks. */
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
    const link = await findLinkHere(context, account);
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

/** Placeholder for the person who presses, in ids of views. */
export const ME = 'me';

async function describe(
  context: Context,
  anyKey: string,
  known: string | null,
): Promise<FoundPlayer | SayError> {
  const { db, servers } = context;
  const name = known ?? (await fetchShownNames(db, servers, [anyKey])).get(anyKey);
  // A link may be to a player of a server that is not visible here.
  if (name === undefined) return sayError('PLAYER_ELSEWHERE');
  const merges = await fetchMerges(db, servers);
  const playerKey = personOf(merges, anyKey);
  const others = keysOf(merges, [playerKey]).slice(1);
  const keys = [playerKey, ...others] as const;
  return { kind: 'player', playerKey, keys, name, isHidden: await isHidden(context, keys) };
}

async function isHidden({ db, viewer }: Context, keys: readonly string[]): Promise<boolean> {
  return !viewer.isOperator && (await isKeptPrivate(db, keys, viewer.userId));
}
