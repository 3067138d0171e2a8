// /admin unlink: frees a player who is linked to the wrong account. Safe to repeat.
import { GAME } from '../../game.ts';
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { defineSubcommand } from '../../../framework/command.ts';
import { administered } from '../../../../people/administered.ts';
import { storeAudit } from '../../../../people/audit.ts';
import { fetchNamesByServer } from '../../people/fetch-names-by-server.ts';
import { findLinksToFree } from '../../people/find-links-here.ts';
import { findPlayer } from '../../people/find-player.ts';
import { stirAccount } from '../../people/stir-account.ts';
import { dropClaim } from '../../../../people/claims.ts';
import { endLink } from '../../../../people/store-link.ts';
import { plainReply } from '../../replies/admin/link-replies.ts';
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
    const here = { ...context, servers: await administered(context) };
    const player = await findPlayer(here, text);
    if (player.kind === 'error') return player;
    const { playerKey, keys, name } = player;
    const links = await findLinksToFree(here, keys);
    if (links.length === 0)
      return plainReply(
        `Nobody here holds **${sayName(name)}**.`,
        'a link that was made in another community is freed there, or by an owner of Debrief',
      );
    const nameOn = await fetchNamesByServer(db, here.servers, [playerKey]);
    await db.transaction().execute(async (trx) => {
      for (const { account, about } of links) {
        await stirAccount(trx, account);
        // Otherwise the next file with the code would link them again.
        await dropClaim(trx, GAME, account);
        await endLink(trx, { game: GAME, account, proof: 'admin' });
        const entry = { action: 'unlink', subject: playerKey };
        for (const serverKey of about.length === 0 ? [null] : about) {
          const called = serverKey === null ? name : nameOn(serverKey, playerKey);
          await storeAudit(trx, viewer, { ...entry, serverKey, details: { account, name: called } });
        }
      }
    });
    return plainReply(
      `**${sayName(name)}** is free; ${links.map(({ account }) => `<@${account}>`).join(' and ')} held it.`,
      'written into the audit log',
    );
  },
});
