import { ApplicationCommandType } from 'discord-api-types/v10';
import { EVERYWHERE } from '../../../../../bot/commands/contexts.ts';
import { defineCommand } from '../../../../../bot/framework/command.ts';
import { fetchLatest } from '../../stats/fetch-latest.ts';
import { sayError } from '../errors.ts';
import { buildContestReply } from '../replies/contest-reply.ts';

export const skimContest = defineCommand({
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'skim-contest',
    description: 'Every throw of the latest contest',
    ...EVERYWHERE,
  },
  answer: 'public',
  run: async ({ db, servers }) => {
    const contest = await fetchLatest(db, servers);
    return contest === undefined ? sayError('NO_CONTEST') : buildContestReply(contest);
  },
});
