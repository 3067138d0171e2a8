// Actions of people at the fake Discord, in one of its contexts.
import { ComponentType, PermissionFlagsBits } from 'discord-api-types/v10';
import { listPressables } from '../../support/fake-discord/interactions/component-actions.ts';
import type { FakeDiscord } from '../../support/fake-discord/fake-discord.ts';
import type { FakeGuild } from '../../support/fake-discord/fake-guild.ts';
import type { FakeInteraction } from '../../support/fake-discord/interactions/fake-interaction.ts';
import type { Where } from '../../support/fake-discord/place.ts';
import type { StoredMessage } from '../../support/fake-discord/stored-message.ts';
import { fillForm } from './fill-form.ts';
import type { Acting, Person, Shown } from './stage.ts';

/** The stub draws at once, so an answer is rarely edited. */
const QUIET_MS = 10;

/** @param at where they ask instead of in that guild: in direct messages, or in that guild as users who installed the bot for themselves. */
export function actIn(
  fake: FakeDiscord,
  guild: FakeGuild,
  at: Pick<Where, 'dm' | 'userInstall'> = {},
): Acting {
  const shown = new Map<string, StoredMessage>();
  const where = (who: Person): Where => {
    const user = fake.state.users.get(who);
    if (user === undefined) throw new Error(`There is nobody with the id ${who}`);
    return { user, guild, ...at };
  };
  const finish = async (asked: FakeInteraction): Promise<Shown> => {
    const stored = await fake.waitForFinal(asked, { timeout: 15_000, quiet: QUIET_MS });
    shown.set(stored.id, stored);
    return describe(stored);
  };
  const storedOf = ({ message }: Shown): StoredMessage => {
    const stored = shown.get(message.id);
    if (stored === undefined) throw new Error(`Nobody was shown the message ${message.id}`);
    return stored;
  };
  const addMember = (roles: Parameters<typeof fake.change.addMember>[2] = {}): Person => {
    const user = fake.change.addUser();
    fake.change.addMember(guild, user, roles);
    return user.id;
  };

  return {
    channel: [...guild.channels.keys()][0] ?? '',
    addMember: () => addMember(),
    addAdmin: () =>
      addMember({
        roles: [fake.change.addRole(guild, { permissions: PermissionFlagsBits.Administrator })],
      }),
    slash: async (line, values, who) => {
      const asked = fake.people.slash(line, values, where(who));
      const { modal } = await fake.waitForReply(asked);
      return finish(
        modal === undefined ? asked : fake.people.submitModal(asked, fillForm(modal), where(who)),
      );
    },
    userMenu: async (name, target, who) => finish(fake.people.userMenu(name, target, where(who))),
    messageMenu: async (name, target, who) =>
      finish(fake.people.messageMenu(name, storedOf(target), where(who))),
    type: async (line, values, who) =>
      (await fake.waitForReply(fake.people.autocomplete(line, values, where(who)))).choices?.map(
        ({ name, value }) => ({ name, value: String(value) }),
      ) ?? [],
    press: async (message, id, who) => finish(fake.people.click(storedOf(message), id, where(who))),
    choose: async (message, id, value, who) =>
      finish(fake.people.select(storedOf(message), id, [value], where(who))),
    fillIn: async (message, id, texts, who) => {
      const opened = fake.people.click(storedOf(message), id, where(who));
      await fake.waitForReply(opened);
      return finish(fake.people.submitModal(opened, asTexts(texts), where(who)));
    },
    pressForged: async (message, id, who) => {
      const stored = storedOf(message);
      const { message: real } = stored;
      stored.message = withForgedButton(stored, id);
      try {
        const pressed = fake.people.click(stored, id, where(who));
        const { modal } = await fake.waitForReply(pressed);
        return await finish(
          modal === undefined ? pressed : fake.people.submitModal(pressed, fillForm(modal), where(who)),
        );
      } finally {
        stored.message = real;
      }
    },
  };
}

function describe(stored: StoredMessage): Shown {
  const { message, files, pings, onlyFor } = stored;
  return {
    message,
    isPrivate: onlyFor !== undefined,
    files: files.map(({ filename, data }) => ({ filename, data })),
    pings,
  };
}

function asTexts(texts: Readonly<Record<string, string | number | boolean>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, String(text)]));
}

/** Returns a message whose first enabled button has that id. */
function withForgedButton(stored: StoredMessage, id: string): StoredMessage['message'] {
  const button = listPressables(stored).find(
    (one) => one.type === ComponentType.Button && one.disabled !== true,
  );
  const [real, forged] = [JSON.stringify(button?.custom_id), JSON.stringify(id)];
  const components = JSON.stringify(stored.message.components).replace(real, () => forged);
  return { ...stored.message, components: JSON.parse(components) };
}
