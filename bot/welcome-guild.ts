// Says hello in the system channel of a Discord server that the bot was invited to, once ever. Noted before it is sent: a
// crash costs the hello, never a second one.
import { type Kysely, sql } from 'kysely';
import { formatId, hashId } from '../core/public-id.ts';
import type { Logger } from '../core/logger.ts';
import type { DB } from '../database/schema.ts';
import { buildMessage } from './framework/reply/build-message.ts';
import { buildWelcomeReply } from './replies/welcome-reply.ts';
import type { JoinedGuild } from './discord/open-client.ts';
import type { Channels } from './framework/channels.ts';

const NAME = 'welcomed';

type Tools = {
  readonly db: Kysely<DB>;
  readonly log: Logger;
  readonly channels: Channels;
  readonly mention: (command: string) => string;
};

export async function welcomeGuild(
  { db, log, channels, mention }: Tools,
  { guild, systemChannel }: JoinedGuild,
): Promise<void> {
  if (systemChannel === null || !(await isFirstTime(db, guild))) return;
  const check = await channels.check(systemChannel);
  if (!check.ok || check.missing.length > 0) return;
  const message = buildMessage(buildWelcomeReply(mention));
  const sent = await channels.send(systemChannel, { message, nonce: formatId(hashId([NAME, guild])) });
  if (!sent.ok) log.warn({ guild, say: sent.say }, 'welcome.not_sent');
}

async function isFirstTime(db: Kysely<DB>, guild: string): Promise<boolean> {
  const owner = `guild/${guild}`;
  return await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${NAME} ${guild}`}, 0))`.execute(trx);
    const known = await trx
      .selectFrom('core.settings')
      .select('id')
      .where('owner', '=', owner)
      .where('name', '=', NAME)
      .limit(1)
      .executeTakeFirst();
    if (known !== undefined) return false;
    await trx
      .insertInto('core.settings')
      .values({ set_by: 'debrief', owner, name: NAME, value: 'yes' })
      .execute();
    return true;
  });
}
