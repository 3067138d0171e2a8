import { ComponentType } from 'discord-api-types/v10';
import type { Context } from '../framework/context.ts';
import type { Outcome } from '../framework/reply.ts';
import { ACCENT, textBlock } from '../framework/blocks.ts';
import { sayError } from '../framework/say-error.ts';
import { defineView } from '../framework/view.ts';
import { wordingFor } from '../framework/wording.ts';
import { fetchMyData } from '../etlegacy/people/fetch-my-data.ts';
import { fetchPrivacy, type Privacy, storePrivacy } from '../../people/settings.ts';
import { myDataCodec, privacyCodec } from '../replies/prefs-codecs.ts';
import { buildPrefsReply } from '../replies/prefs-reply.ts';

/** @param privacy what to change it to; undefined only shows. */
export async function showPrefs(context: Context, privacy: Privacy | undefined): Promise<Outcome> {
  const { db, viewer } = context;
  if (viewer.isOperator) return sayError('NEEDS_ACCOUNT');
  if (privacy !== undefined) await storePrivacy(db, viewer.userId, privacy);
  return buildPrefsReply(await fetchPrivacy(db, viewer.userId), wordingFor(context));
}

export const privacyView = defineView({
  codec: privacyCodec,
  show: async (context, { value }) => showPrefs(context, value),
  fresh: async (context) => showPrefs(context, undefined),
});

export const myDataView = defineView({
  codec: myDataCodec,
  press: 'private',
  show: async ({ db, viewer, servers }) => {
    const json = JSON.stringify(await fetchMyData(db, viewer.userId, servers), null, 2);
    const name = 'my-data.json';
    return {
      kind: 'reply',
      accent: ACCENT.help,
      blocks: [
        textBlock('**Everything stored about your account**\nRounds are stored by player, not by account.'),
        { kind: 'component', component: { type: ComponentType.File, file: { url: `attachment://${name}` } } },
      ],
      footer: '',
      files: [{ name, bytes: Buffer.from(json) }],
    };
  },
  fresh: async (context) => showPrefs(context, undefined),
});
