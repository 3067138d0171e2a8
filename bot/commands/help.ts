// /help: the available commands, generated from the registry. Read only.
import { ApplicationCommandType } from 'discord-api-types/v10';
import { type Command, defineCommand } from '../framework/command.ts';
import { wordingFor } from '../framework/wording.ts';
import { buildHelpReply, type HelpFacts } from '../replies/help-reply.ts';
import { EVERYWHERE } from './contexts.ts';

export function createHelp(facts: () => HelpFacts): Command {
  return defineCommand({
    data: {
      type: ApplicationCommandType.ChatInput,
      name: 'help',
      description: 'What you can ask me',
      ...EVERYWHERE,
    },
    answer: 'private',
    run: async (context) => buildHelpReply(facts(), 'start', wordingFor(context)),
  });
}
