// A Discord on loopback for the real process, with members who are players of a history.
import type { APIUser } from 'discord-api-types/v10';
import type { Kysely } from 'kysely';
import { NEEDED_PERMISSIONS } from '../../bot/discord/permissions.ts';
import type { DB } from '../../database/schema.ts';
import { FakeDiscord } from '../../tests/support/fake-discord/fake-discord.ts';

const INVITED = Object.values(NEEDED_PERMISSIONS).reduce((all, bit) => all | bit, 0n);

export type DiscordWithPeople = { readonly fake: FakeDiscord; readonly users: readonly APIUser[] };

/** Each member is linked to one of the players. */
export async function startDiscordWithPeople(
  db: Kysely<DB>,
  playerKeys: readonly string[],
): Promise<DiscordWithPeople> {
  const fake = await new FakeDiscord().start();
  fake.change.setBotPermissions(fake.home.guild, INVITED);
  const users = playerKeys.map((_, i) => {
    const user = fake.change.addUser({ username: `user${i}` });
    fake.change.addMember(fake.home.guild, user);
    return user;
  });
  const links = users.map(({ id: account }, i) => ({
    account,
    game: 'etlegacy',
    subject: playerKeys[i] ?? null,
    proof: 'unproven' as const,
  }));
  if (links.length > 0) await db.insertInto('core.links').values(links).execute();
  return { fake, users };
}
