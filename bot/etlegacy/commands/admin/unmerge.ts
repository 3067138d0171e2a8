// /admin unmerge: undoes the merge of a player. Safe to repeat.
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { fetchMergedPlayers } from '../../../../stats/etlegacy/players/fetch-merged-players.ts';
import { fetchShownNames } from '../../../../stats/etlegacy/players/fetch-shown-names.ts';
import { fold } from '../../../../core/fold.ts';
import { defineSubcommand } from '../../../framework/command.ts';
import { sayError } from '../../say-error.ts';
import { administered } from '../../../../people/administered.ts';
import { storeAudit } from '../../../../people/audit.ts';
import { countRounds } from '../../people/count-rounds.ts';
import { fetchNamesByServer } from '../../people/fetch-names-by-server.ts';
import { lockMerges, storeMerge } from '../../people/store-merge.ts';
import { buildUnmergedReply } from '../../replies/admin/merge-replies.ts';

export const unmergeCommand = defineSubcommand({
  data: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'unmerge',
    description: 'A player that was merged counts by itself again',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'merged',
        description: 'The player that counts for somebody else; its name in the game or its GUID',
        required: true,
        autocomplete: true,
        max_length: 100,
      },
    ],
  },
  run: async (context, { merged: text }) => {
    const { viewer } = context;
    const servers = await administered(context);
    return context.db.transaction().execute(async (trx) => {
      await lockMerges(trx);
      const all = await fetchMergedPlayers(trx, servers);
      const wanted =
        all.find(({ playerKey }) => playerKey === text) ?? all.find(({ name }) => fold(name) === fold(text));
      if (wanted === undefined) return sayError('NOT_MERGED', { name: text });
      const { playerKey, person } = wanted;
      for (const serverKey of servers) {
        await storeMerge(trx, {
          serverKey,
          playerKey,
          into: null,
          keys: [playerKey, person],
          by: viewer.userId,
        });
      }
      const nameOn = await fetchNamesByServer(trx, servers, [playerKey, person]);
      for (const serverKey of servers) {
        const both = [playerKey, person].map((key) => nameOn(serverKey, key));
        const details = { from: person, names: both };
        await storeAudit(trx, viewer, { action: 'unmerge', subject: playerKey, serverKey, details });
      }
      const names = await fetchShownNames(trx, servers, [playerKey, person]);
      const tell = async (key: string) => ({
        name: names.get(key) ?? key,
        rounds: await countRounds({ db: trx, servers }, key),
      });
      return buildUnmergedReply([await tell(playerKey), await tell(person)]);
    });
  },
});
