// /admin lineup: sets from which map on the score of an evening restarts with new teams, or that it continues. Safe to
// repeat.
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { administered } from '../../../../people/administered.ts';
import { storeAudit } from '../../../../people/audit.ts';
import { defineSubcommand } from '../../../framework/command.ts';
import { findPlayedMap } from '../../lookup/find-played-map.ts';
import { storeLineupCorrection } from '../../people/store-lineup-correction.ts';
import { buildLineupReply } from '../../replies/round/lineup-replies.ts';
import { sayError } from '../../say-error.ts';

export const lineupCommand = defineSubcommand({
  data: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'lineup',
    description: 'From which map on an evening has new teams, so that the score restarts',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'what',
        description: 'What holds from this map on',
        required: true,
        choices: [
          { name: 'new teams begin with this map', value: 'begin' },
          { name: 'the teams before it go on', value: 'join' },
          { name: 'as it is found, nothing is set by hand', value: 'found' },
        ],
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'round',
        description: 'A round of the map; the latest by default',
        autocomplete: true,
        max_length: 100,
      },
    ],
  },
  run: async (context, { what, round: wanted = 'latest' }) => {
    const { db, viewer } = context;
    const servers = await administered(context);
    const found = await findPlayedMap({ db, servers }, wanted);
    if ('kind' in found) return found;
    const { serverKey, round, evening } = found;
    const [first] = evening.lineups.blocks;
    if (what !== 'found' && first?.matchIds[0] === round.matchId)
      return sayError('LINEUP_FIRST', { map: round.map });
    const value = what === 'found' ? null : what;
    await db.transaction().execute(async (trx) => {
      await storeLineupCorrection(trx, {
        serverKey,
        file: round.file,
        what: 'lineup',
        value,
        by: viewer.userId,
      });
      const details = { what, map: round.map };
      await storeAudit(trx, viewer, { action: 'lineup', subject: round.file, serverKey, details });
    });
    const after = await findPlayedMap({ db, servers }, wanted);
    if ('kind' in after) return after;
    const isFirst = after.evening.lineups.blocks[after.place.block]?.matchIds[0] === round.matchId;
    return buildLineupReply(round.map, isFirst, after.evening.blocks);
  },
});
