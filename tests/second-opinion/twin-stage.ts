import {
  ApplicationCommandType,
  ComponentType,
  InteractionResponseType,
  InteractionType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import type { Kysely } from 'kysely';
import { botOperations } from '../../cli/bot-operations.ts';
import { loadImporters } from '../../cli/app/find-game.ts';
import type { DB } from '../../database/schema.ts';
import type { Stage } from '../bot/scenarios/stage.ts';
import { stubPictures } from '../bot/scenarios/stub-pictures.ts';
import { openClock, runBot } from '../bot/support/run-bot.ts';
import { makeSnowflake } from '../support/fake-discord/snowflake.ts';
import { formData } from './form-data.ts';
import { type Front, openFront } from './open-front.ts';
import { type OpenTwin, openTwin } from './open-twin.ts';
import { slashData } from './slash-data.ts';
import { finish, TwinPeople } from './twin-people.ts';

export type TwinStage = Stage & { readonly close: () => Promise<void> };

/** The same stage at a Discord that others have written. */
export async function openTwinStage(db: Kysely<DB>): Promise<TwinStage> {
  const open = await openTwin();
  const { twin } = open;
  const front = await openFront(twin.restUrl, async (token, { type }) => {
    if (type === InteractionResponseType.DeferredChannelMessageWithSource) await forgetPressed(open, token);
  });
  const setting = {
    api: front.api,
    db,
    env: { DISCORD_TOKEN: twin.botToken, DISCORD_GUILDS: twin.guildId },
    now: openClock(),
    operations: botOperations(db, loadImporters),
    pictures: stubPictures(),
  };
  let bot = await runBot(setting);
  return {
    ...whatPeopleDo(new TwinPeople(open, front), front, open.channelId),
    restart: async () => {
      await bot.close();
      bot = await runBot(setting);
    },
    registrations: front.registrations,
    takeProblems: front.takeProblems,
    close: async () => {
      await bot.close();
      await front.close();
      await open.close();
    },
  };
}

/** The twin would write a new answer to a press into the pressed message. */
async function forgetPressed({ twin }: OpenTwin, token: string): Promise<void> {
  const where = { interactionToken: token };
  await twin.prisma.interactionResponse.update({ where, data: { messageId: null } });
}

type Doing = Omit<Stage, 'restart' | 'registrations' | 'takeProblems'>;

function whatPeopleDo(people: TwinPeople, front: Front, channel: string): Doing {
  return {
    channel,
    addMember: () => people.join(0n),
    addAdmin: () => people.join(PermissionFlagsBits.ManageGuild),
    slash: async (line, values, who) => people.ask(who, slashData(front.commands(), line, values)),
    userMenu: async (name, target, who) =>
      people.ask(who, {
        id: makeSnowflake(),
        name,
        type: ApplicationCommandType.User,
        target_id: target,
        resolved: { users: { [target]: { id: target, username: 'target', discriminator: '0' } } },
      }),
    messageMenu: async (name, { message }, who) =>
      people.ask(who, {
        id: makeSnowflake(),
        name,
        type: ApplicationCommandType.Message,
        target_id: message.id,
        resolved: { messages: { [message.id]: message } },
      }),
    type: async (line, values, who) => {
      const data = slashData(front.commands(), line, values, Object.keys(values).at(-1));
      const { callback } = await people.act(InteractionType.ApplicationCommandAutocomplete, who, data);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the bot writes for this kind of answer
      return callback?.data?.['choices'] as Awaited<ReturnType<Stage['type']>>;
    },
    press: async (shown, id, who) => finish(await people.use(shown, id, who), shown),
    choose: async (shown, id, value, who) => finish(await people.use(shown, id, who, [value]), shown),
    fillIn: async (shown, id, texts, who) => {
      const { callback } = await people.use(shown, id, who);
      const data = formData(callback, texts);
      return finish(await people.act(InteractionType.ModalSubmit, who, data, shown));
    },
    pressForged: async (shown, custom_id, who) => {
      const data = { custom_id, component_type: ComponentType.Button };
      return finish(await people.act(InteractionType.MessageComponent, who, data, shown));
    },
  };
}
