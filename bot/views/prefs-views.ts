import { ComponentType } from 'discord-api-types/v10';
import type { Context } from '../framework/context.ts';
import type { GameBot } from '../framework/game-bot.ts';
import type { Outcome } from '../framework/reply/reply.ts';
import { ACCENT, textBlock } from '../framework/reply/blocks.ts';
import { sayError } from '../framework/reply/say-error.ts';
import { defineView, type View } from '../framework/view.ts';
import { wordingFor } from '../framework/wording.ts';
import { administered } from '../../people/administered.ts';
import { fetchMyData } from '../../people/fetch-my-data.ts';
import { placeOf } from '../../people/place-of.ts';
import { hasAccount } from '../../people/viewer.ts';
import { fetchPrivacy, type Privacy, storePrivacy } from '../../people/settings.ts';
import { myDataCodec, privacyCodec } from '../replies/prefs-codecs.ts';
import { buildPrefsReply } from '../replies/prefs-reply.ts';

/** @param privacy the new value; undefined only shows the current one. */
export async function showPrefs(
  context: Context,
  games: readonly GameBot[],
  privacy: Privacy | undefined,
): Promise<Outcome> {
  const { db, viewer } = context;
  if (!hasAccount(viewer)) return sayError('NEEDS_ACCOUNT');
  if (privacy !== undefined)
    await db.transaction().execute(async (trx) => {
      await storePrivacy(trx, viewer.userId, privacy);
      for (const { stirAccount } of games) await stirAccount?.(trx, viewer.userId);
    });
  return buildPrefsReply(await fetchPrivacy(db, viewer.userId), wordingFor(context));
}

export function createPrivacyView(games: readonly GameBot[]): View {
  return defineView({
    codec: privacyCodec,
    show: async (context, { value }) => showPrefs(context, games, value),
    fresh: async (context) => showPrefs(context, games, undefined),
  });
}

/** @param games which may know more of an account. */
export function createMyDataView(games: readonly GameBot[]): View {
  return defineView({
    codec: myDataCodec,
    press: 'private',
    show: async (context) => {
      const json = JSON.stringify(await fetchAll(context, games), null, 2);
      const name = 'my-data.json';
      return {
        kind: 'reply',
        accent: ACCENT.help,
        blocks: [
          textBlock(
            '**What is stored about your account**\nRounds are stored by player, not by account. Names and actions are those of the servers shown here; ask again in the Discord servers of your other communities for theirs.',
          ),
          {
            kind: 'component',
            component: { type: ComponentType.File, file: { url: `attachment://${name}` } },
          },
        ],
        footer: '',
        files: [{ name, bytes: Buffer.from(json) }],
      };
    },
    fresh: async (context) => showPrefs(context, games, undefined),
  });
}

/** What is stored about the person who asks, then what each game knows. */
async function fetchAll(
  context: Context,
  games: readonly GameBot[],
): Promise<Readonly<Record<string, unknown>>> {
  const { db, viewer, servers, forGame } = context;
  const actedOn = [...new Set([...servers, ...(await administered(context))])];
  const query = { account: viewer.userId, actedOn, place: placeOf(viewer) };
  const data: Record<string, unknown> = await fetchMyData(db, query);
  for (const { game, fetchMyData: fetchMore } of games) {
    const { servers: shown } = await forGame(game);
    Object.assign(data, await fetchMore?.(db, viewer.userId, shown));
  }
  return data;
}
