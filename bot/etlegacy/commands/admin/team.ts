// /admin team: sets the name of a team in every view of its evening; without a name, or with a blank one, the derived
// name again. Safe to repeat.
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { administered } from '../../../../people/administered.ts';
import { storeAudit } from '../../../../people/audit.ts';
import { otherSide } from '../../../../stats/etlegacy/lineups/lineups.ts';
import { cleanName, isBlank } from '../../../../wording/clean-name.ts';
import { defineSubcommand } from '../../../framework/command.ts';
import { findPlayedMap, type PlacedRound } from '../../lookup/find-played-map.ts';
import { storeLineupCorrection } from '../../people/store-lineup-correction.ts';
import { buildTeamNamedReply } from '../../replies/round/lineup-replies.ts';

export const teamCommand = defineSubcommand({
  data: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'team',
    description: 'How a team is called all evening; leave the name out to take it back',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'team',
        description: 'Which of the two teams of the map',
        required: true,
        choices: [
          { name: 'the one that attacked first', value: 'first' },
          { name: 'the one that attacked second', value: 'second' },
        ],
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'name',
        description: 'Its name; empty goes back to the one that is found',
        max_length: 32,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'round',
        description: 'A round it played; the latest by default',
        autocomplete: true,
        max_length: 100,
      },
    ],
  },
  run: async (context, { team, name, round: wanted = 'latest' }) => {
    const { db, viewer } = context;
    const servers = await administered(context);
    const before = await findPlayedMap({ db, servers }, wanted);
    if ('kind' in before) return before;
    const { serverKey, round } = before;
    const value = name === undefined || isBlank(name) ? null : cleanName(name);
    const was = nameOf(before, team);
    await db.transaction().execute(async (trx) => {
      const what = `team-${team}` as const;
      await storeLineupCorrection(trx, { serverKey, file: round.file, what, value, by: viewer.userId });
      const details = { team, was, name: value, map: round.map };
      await storeAudit(trx, viewer, { action: 'team', subject: round.file, serverKey, details });
    });
    const after = await findPlayedMap({ db, servers }, wanted);
    if ('kind' in after) return after;
    return buildTeamNamedReply(
      { was, name: nameOf(after, team), isGiven: value !== null },
      after.evening.blocks,
    );
  },
});

function nameOf({ evening, place }: PlacedRound, team: 'first' | 'second'): string {
  const side = team === 'first' ? place.first : otherSide(place.first);
  return evening.blocks[place.block]?.teams[side].name ?? '';
}
