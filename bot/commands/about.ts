// /about: what this is and what it knows. Read only.
import { ApplicationCommandType } from 'discord-api-types/v10';
import { sql } from 'kysely';
import packageJson from '../../package.json' with { type: 'json' };
import { defineCommand } from '../framework/command.ts';
import { wordingFor } from '../framework/wording.ts';
import { buildAboutReply } from '../replies/about-reply.ts';
import { EVERYWHERE } from './contexts.ts';
import { privateOption } from '../etlegacy/commands/options.ts';

export const about = defineCommand({
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'about',
    description: 'What I am, what I know and what I store',
    ...EVERYWHERE,
    options: [privateOption],
  },
  answer: 'private',
  run: async (context) => {
    const { db, servers } = context;
    const known = await db
      .selectFrom('etlegacy.sessions')
      .select(({ fn }) => [fn.countAll<number>().as('sessions'), fn.max('ended_at').as('last')])
      .select(sql<number>`coalesce(sum(rounds), 0)::int8`.as('rounds'))
      .where('server_key', '=', sql<string>`any(${servers}::text[])`)
      .executeTakeFirstOrThrow();
    const { sessions, rounds, last } = known;
    const facts = { version: packageJson.version, servers, sessions, rounds, lastRound: last };
    return buildAboutReply(facts, wordingFor(context));
  },
});
