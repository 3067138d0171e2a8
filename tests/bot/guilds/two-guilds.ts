import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Kysely } from 'kysely';
import { botOperations } from '../../../cli/bot-operations.ts';
import { loadImporters } from '../../../cli/app/find-game.ts';
import type { Picture } from '../../../bot/charts/picture.ts';
import type { Pictures } from '../../../bot/framework/reply/pictures.ts';
import type { DB } from '../../../database/schema.ts';
import { FakeDiscord } from '../../support/fake-discord/fake-discord.ts';
import { actIn } from '../scenarios/act-in.ts';
import type { Acting, Person } from '../scenarios/stage.ts';
import { stubPictures } from '../scenarios/stub-pictures.ts';
import { INVITED } from '../support/bot-world.ts';
import { runBot } from '../support/run-bot.ts';

export type TwoGuilds = {
  readonly fake: FakeDiscord;
  readonly alpha: Acting;
  readonly bravo: Acting;
  /** A member of the guild bravo in direct messages, and with the bot as a user install in a guild without servers. */
  readonly direct: Acting;
  readonly pocket: Acting;
  readonly joinBoth: (who: Person) => void;
  /** In the guild where the bot is only a user install. */
  readonly joinElsewhere: (who: Person) => void;
  /** Discord ids. */
  readonly guilds: { readonly alpha: string; readonly bravo: string };
  readonly channels: { readonly alpha: ReadonlySet<string>; readonly bravo: ReadonlySet<string> };
  /** The props of all drawn pictures, in order. */
  readonly drawn: readonly Picture[];
  /** An account that may do everything. */
  readonly owner: Person;
  readonly close: () => Promise<void>;
};

/** The time that the cooldown requires between two commands of one kind. */
const TICK_MS = 3000;

const JOBS = ['alpha', 'bravo', null].map((subject) => ({
  name: subject === null ? 'back-up' : 'drain-inbox',
  subject,
  state: 'failed' as const,
  since: new Date(Date.UTC(2031, 1, 4)),
  problem: subject === null ? 'no bytes of alpha-1 or bravo-1' : `no bytes of ${subject}`,
}));

/** Starts a bot in two guilds, each of which is the home of its own game server. */
export async function openTwoGuilds(
  db: Kysely<DB>,
  { hasPictures = true }: { readonly hasPictures?: boolean } = {},
): Promise<TwoGuilds> {
  const fake = await new FakeDiscord().start();
  const [alpha, bravo] = [fake.home.guild, fake.change.addGuild({ name: 'Second' })];
  const elsewhere = fake.change.addGuild({ name: 'Third', botIn: false });
  for (const guild of [alpha, bravo]) fake.change.setBotPermissions(guild, INVITED);
  const owner = fake.change.addUser();
  const drawn: Picture[] = [];
  const stub = stubPictures();
  const draw: Pictures['draw'] = async (picture) => {
    drawn.push(picture);
    return await stub.draw(picture);
  };
  let ticks = 0;
  const bot = await runBot({
    api: fake.api,
    db,
    env: { DISCORD_TOKEN: fake.token, DEBRIEF_OWNERS: owner.id },
    bindings: [
      { key: 'alpha', guilds: [alpha.id], isPublic: false },
      { key: 'bravo', guilds: [bravo.id], isPublic: false },
    ],
    now: () => new Date(Date.UTC(2031, 1, 4, 1) + TICK_MS * ticks++),
    operations: { ...botOperations(db, loadImporters), listJobs: async () => JOBS },
    pictures: hasPictures ? { draw } : null,
  });
  const join = (guild: typeof alpha, who: Person): void => {
    const user = fake.state.users.get(who);
    if (user !== undefined) fake.change.addMember(guild, user);
  };
  for (const guild of [alpha, bravo]) {
    const admin = fake.change.addRole(guild, { permissions: PermissionFlagsBits.Administrator });
    fake.change.addMember(guild, owner, { roles: [admin] });
  }
  return {
    fake,
    alpha: actIn(fake, alpha),
    bravo: actIn(fake, bravo),
    direct: actIn(fake, bravo, { dm: true }),
    pocket: actIn(fake, elsewhere, { userInstall: true }),
    joinBoth: (who) => {
      for (const guild of [alpha, bravo]) join(guild, who);
    },
    joinElsewhere: (who) => join(elsewhere, who),
    guilds: { alpha: alpha.id, bravo: bravo.id },
    channels: { alpha: new Set(alpha.channels.keys()), bravo: new Set(bravo.channels.keys()) },
    drawn,
    owner: owner.id,
    close: async () => {
      await bot.close();
      await fake.stop();
    },
  };
}
