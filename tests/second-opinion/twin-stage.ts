import { setTimeout as sleep } from 'node:timers/promises';
import {
  ApplicationCommandType,
  ComponentType,
  InteractionResponseType,
  InteractionType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import type { Kysely } from 'kysely';
import { botOperations } from '../../cli/bot-operations.ts';
import type { DB } from '../../database/schema.ts';
import type { Person, Shown, Stage } from '../bot/scenarios/stage.ts';
import { stubPictures } from '../bot/scenarios/stub-pictures.ts';
import { openClock, runBot } from '../bot/support/run-bot.ts';
import { listPressables, type Pressable } from '../support/fake-discord/component-actions.ts';
import { makeSnowflake } from '../support/fake-discord/snowflake.ts';
import { waitUntil } from '../support/wait-until.ts';
import { describeWrite } from './describe-write.ts';
import { type Exchange, openFront } from './open-front.ts';
import { openTwin } from './open-twin.ts';
import { slashData } from './slash-data.ts';
import { formData } from './form-data.ts';

const PATIENCE_MS = 15_000;
/** Without another write for so long, the newest is the last. */
const QUIET_MS = 10;

/** The same stage at a Discord that others have written. */
export async function openTwinStage(
  db: Kysely<DB>,
): Promise<Stage & { readonly close: () => Promise<void> }> {
  const { twin, channelId, close } = await openTwin();
  const front = await openFront(twin.restUrl, async (token, { type }) => {
    if (type !== InteractionResponseType.DeferredChannelMessageWithSource) return;
    // The twin would write a new answer to a press into the pressed message.
    await twin.prisma.interactionResponse.update({
      where: { interactionToken: token },
      data: { messageId: null },
    });
  });
  const env = { DISCORD_TOKEN: twin.botToken, DISCORD_GUILDS: twin.guildId };
  const setting = {
    api: front.api,
    db,
    env,
    now: openClock(),
    operations: botOperations(db),
    pictures: stubPictures(),
  };
  let bot = await runBot(setting);
  const joining: Promise<unknown>[] = [];

  const addMember = (permissions: bigint): Person => {
    const id = makeSnowflake();
    joining.push(
      twin.prisma.user.create({ data: { id, username: `member${id}` } }).then(async () =>
        twin.prisma.guildMember.create({
          data: { guildId: twin.guildId, userId: id, permissions: String(permissions) },
        }),
      ),
    );
    return id;
  };
  const act = async (
    type: InteractionType,
    who: Person,
    data: Readonly<Record<string, unknown>>,
    messageId?: string,
  ): Promise<Exchange> => {
    await Promise.all(joining);
    const { token } = await twin.simulateInteraction({
      type,
      channelId,
      userId: who,
      data,
      ...(messageId === undefined ? {} : { messageId }),
    });
    const exchange = front.exchangeOf(token);
    await waitUntil('an answer', () => exchange.callback !== undefined, PATIENCE_MS);
    return exchange;
  };
  const finish = async (asked: Promise<Exchange>, source?: Shown): Promise<Shown> => {
    const exchange = await asked;
    await waitUntil('a message', () => exchange.writes.length > 0, PATIENCE_MS);
    while (performance.now() - exchange.at < QUIET_MS) await sleep(QUIET_MS);
    return describeWrite(exchange, source);
  };
  const use = async (shown: Shown, id: string | RegExp, who: Person, values?: readonly string[]) => {
    const component = findComponent(shown, id, values === undefined);
    const { custom_id, type: component_type } = component;
    return act(
      InteractionType.MessageComponent,
      who,
      { custom_id, component_type, ...(values === undefined ? {} : { values }) },
      shown.message.id,
    );
  };

  return {
    addMember: () => addMember(0n),
    addAdmin: () => addMember(PermissionFlagsBits.ManageGuild),
    slash: async (line, values, who) =>
      finish(act(InteractionType.ApplicationCommand, who, slashData(front.commands(), line, values))),
    userMenu: async (name, target, who) =>
      finish(
        act(InteractionType.ApplicationCommand, who, {
          id: makeSnowflake(),
          name,
          type: ApplicationCommandType.User,
          target_id: target,
          resolved: { users: { [target]: { id: target, username: 'target', discriminator: '0' } } },
        }),
      ),
    type: async (line, values, who) => {
      const focused = Object.keys(values).at(-1);
      const data = slashData(front.commands(), line, values, focused);
      const { callback } = await act(InteractionType.ApplicationCommandAutocomplete, who, data);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the bot writes for this kind of answer
      return callback?.data?.['choices'] as Awaited<ReturnType<Stage['type']>>;
    },
    press: async (shown, id, who) => finish(use(shown, id, who), shown),
    choose: async (shown, id, value, who) => finish(use(shown, id, who, [value]), shown),
    fillIn: async (shown, id, texts, who) => {
      const { callback } = await use(shown, id, who);
      return finish(act(InteractionType.ModalSubmit, who, formData(callback, texts), shown.message.id));
    },
    pressForged: async (shown, custom_id, who) =>
      finish(
        act(
          InteractionType.MessageComponent,
          who,
          { custom_id, component_type: ComponentType.Button },
          shown.message.id,
        ),
      ),
    restart: async () => {
      await bot.close();
      bot = await runBot(setting);
    },
    registrations: front.registrations,
    takeProblems: front.takeProblems,
    close: async () => {
      await bot.close();
      await front.close();
      await close();
    },
  };
}

function findComponent(shown: Shown, id: string | RegExp, isButton: boolean): Pressable {
  const all = listPressables(shown).filter(({ type }) => (type === ComponentType.Button) === isButton);
  const found = all.filter(({ custom_id }) =>
    typeof id === 'string' ? custom_id === id : id.test(custom_id),
  );
  const [first] = found;
  if (first === undefined || found.length > 1)
    throw new Error(`${found.length} components fit ${String(id)}`);
  if ('disabled' in first && first.disabled) throw new Error(`${first.custom_id} is disabled`);
  return first;
}
