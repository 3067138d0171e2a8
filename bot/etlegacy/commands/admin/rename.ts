// /admin rename: sets the name under which a player is shown and found here; without a name, or with a blank one, the
// name of the game again. Facts keep the original names. Safe to repeat.
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { defineSubcommand } from '../../../framework/command.ts';
import { administered } from '../../../../people/administered.ts';
import { storeAudit } from '../../../../people/audit.ts';
import { fetchNamesByServer } from '../../people/fetch-names-by-server.ts';
import { findPlayer } from '../../people/find-player.ts';
import { storeRename } from '../../people/store-rename.ts';
import { plainReply } from '../../replies/admin/link-replies.ts';
import { cleanName, isBlank } from '../../../../wording/clean-name.ts';
import { sayName } from '../../../../wording/say-name.ts';
import { playerOption } from '../options.ts';

export const renameCommand = defineSubcommand({
  data: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'rename',
    description: 'How a player is called from now on; leave the name out to go by the game again',
    options: [
      { ...playerOption, description: 'The player', required: true },
      {
        type: ApplicationCommandOptionType.String,
        name: 'name',
        description: 'The new name; empty goes back to the one in the game',
        max_length: 32,
      },
    ],
  },
  run: async (context, { player: text, name }) => {
    const { db, viewer } = context;
    const servers = await administered(context);
    const player = await findPlayer({ ...context, servers }, text);
    if (player.kind === 'error') return player;
    const wanted = name === undefined || isBlank(name) ? null : cleanName(name);
    const nameOn = await fetchNamesByServer(db, servers, [player.playerKey]);
    await db.transaction().execute(async (trx) => {
      for (const serverKey of servers) {
        await storeRename(trx, { ...player, serverKey, name: wanted, by: viewer.userId });
        const { playerKey: subject } = player;
        const details = { was: nameOn(serverKey, subject), name: wanted };
        await storeAudit(trx, viewer, { action: 'rename', subject, serverKey, details });
      }
    });
    const now =
      wanted === null ? 'goes by the name in the game again' : `is called **${sayName(wanted)}** now`;
    return plainReply(`**${sayName(player.name)}** ${now}.`, 'written into the audit log');
  },
});
