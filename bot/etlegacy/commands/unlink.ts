// /unlink: removes the link to a player. Safe to repeat.
import { GAME } from '../game.ts';
import { ApplicationCommandType } from 'discord-api-types/v10';
import { defineCommand } from '../../framework/command.ts';
import { sayError } from '../say-error.ts';
import { wordingFor } from '../../framework/wording.ts';
import { findLink } from '../../../people/find-link.ts';
import { hasAccount } from '../../../people/viewer.ts';
import { dropClaim } from '../../../people/claims.ts';
import { endLink } from '../../../people/store-link.ts';
import { stirAccount } from '../people/stir-account.ts';
import { buildUnlinkedReply } from '../replies/admin/link-replies.ts';
import { EVERYWHERE } from '../../commands/contexts.ts';

export const unlink = defineCommand({
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'unlink',
    description: 'Forget which player you are',
    ...EVERYWHERE,
  },
  answer: 'private',
  run: async (context) => {
    const { db, viewer } = context;
    if (!hasAccount(viewer)) return sayError('NEEDS_ACCOUNT');
    const account = viewer.userId;
    const link = await findLink(db, GAME, account);
    if (link !== null)
      await db.transaction().execute(async (trx) => {
        await stirAccount(trx, account);
        await dropClaim(trx, GAME, account);
        await endLink(trx, { game: GAME, account, proof: 'unproven' });
      });
    return buildUnlinkedReply(link !== null, wordingFor(context));
  },
});
