import type { Kysely } from 'kysely';
import { etlegacyBot } from '../../bot/etlegacy/etlegacy-bot.ts';
import type { Pictures } from '../../bot/framework/reply/pictures.ts';
import { Router } from '../../bot/framework/router.ts';
import { createRegistry } from '../../bot/registry.ts';
import type { Logger } from '../../core/logger.ts';
import type { DB } from '../../database/schema.ts';

type Services = ConstructorParameters<typeof Router>[1];

export type DocsTools = { readonly db: Kysely<DB>; readonly log: Logger; readonly pictures: Pictures };

type Shown = Pick<Services, 'now'> & Partial<Services> & { readonly server: string; readonly guild: string };

/** Answers as the bot does that is online in one Discord server, to which one game server is bound. */
export function openRouter({ db, log, pictures }: DocsTools, { server, guild, ...services }: Shown): Router {
  return new Router(createRegistry([etlegacyBot]), {
    db,
    log,
    pictures,
    bindings: { servers: [{ key: server, guilds: [guild], isPublic: false }], owners: [] },
    zone: 'UTC',
    operations: null,
    fetchUpload: null,
    health: () => ({ state: 'online', say: 'The bot is online as Debrief.', latencyMs: 40 }),
    mention: (command) => `\`/${command}\``,
    ...services,
  });
}
