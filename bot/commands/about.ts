// /about: what the bot is and what it knows. Read only.
import { ApplicationCommandType } from 'discord-api-types/v10';
import { fetchBoundSources } from '../../people/visibility.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { type Command, defineCommand } from '../framework/command.ts';
import type { Context } from '../framework/context.ts';
import type { AboutGame, GameBot } from '../framework/game-bot.ts';
import { wordingFor } from '../framework/wording.ts';
import { buildAboutReply } from '../replies/about-reply.ts';
import { EVERYWHERE } from './contexts.ts';
import { privateOption } from './private-option.ts';

export function createAbout(games: readonly GameBot[]): Command {
  return defineCommand({
    data: {
      type: ApplicationCommandType.ChatInput,
      name: 'about',
      description: 'What I am, what I know and what I store',
      ...EVERYWHERE,
      options: [privateOption],
    },
    answer: 'private',
    run: async (context) => {
      const known = await fetchKnown(context, games);
      const { servers } = context;
      const awaited = servers.length > 0 ? [] : await fetchBoundSources(context, context.games);
      const facts = { version: packageJson.version, servers, awaited, ...known };
      return buildAboutReply(facts, wordingFor(context));
    },
  });
}

async function fetchKnown({ db, forGame }: Context, games: readonly GameBot[]): Promise<AboutGame> {
  let [sessions, rounds, lastRound]: [number, number, Date | null] = [0, 0, null];
  for (const { game, fetchAbout } of games) {
    const known = await fetchAbout?.(db, (await forGame(game)).servers);
    if (known === undefined) continue;
    sessions += known.sessions;
    rounds += known.rounds;
    if (lastRound === null || (known.lastRound !== null && known.lastRound > lastRound))
      lastRound = known.lastRound;
  }
  return { sessions, rounds, lastRound };
}
