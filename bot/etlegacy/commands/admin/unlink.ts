// /admin unlink: frees a player whom the wrong account holds. Safe to repeat.
import { GAME } from '../../game.ts';
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { defineSubcommand } from '../../../framework/command.ts';
import { administered } from '../../../../people/administered.ts';
import { storeAudit } from '../../../../people/audit.ts';
import { findLinksOfPlayer } from '../../../../people/find-link.ts';
import { findPlayer } from '../../people/find-player.ts';
import { endLink } from '../../../../people/store-link.ts';
import { plainReply } from '../../replies/link-replies.ts';
import { sayName } from '../../../../wording/say-name.ts';
import { playerOption } from '../options.ts';

export const unlinkCommand = defineSubcommand({
  data: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'unlink',
    description: 'Free a player whom the wrong account holds',
    options: [{ ...playerOption, description: 'The player', required: true }],
  },
  run: async (context, { player: text }) => {
    const { db, viewer } = context;
    const player = await findPlayer({ ...context, servers: await administered(context) }, text);
    if (player.kind === 'error') return player;
    const { playerKey, keys, name } = player;
    const links = await findLinksOfPlayer(db, GAME, keys);
    if (links.length === 0) return plainReply(`Nobody holds **${sayName(name)}**.`, '');
    await db.transaction().execute(async (trx) => {
      for (const { account } of links) {
        await endLink(trx, { game: GAME, account, proof: 'admin' });
        const details = { account, name };
        await storeAudit(trx, viewer, { action: 'unlink', subject: playerKey, serverKey: null, details });
      }
    });
    return plainReply(
      `**${sayName(name)}** is free; ${links.map(({ account }) => `<@${account}>`).join(' and ')} held it.`,
      'written into the audit log',
    );
  },
});
