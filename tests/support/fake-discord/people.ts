import { ApplicationCommandType as Kind, InteractionType } from 'discord-api-types/v10';
import { findComponent, locate, type ComponentMatch } from './interactions/component-actions.ts';
import { buildSelectData } from './interactions/select-values.ts';
import type { FakeInteraction } from './interactions/fake-interaction.ts';
import { findCommand, listVisible } from './commands/find-command.ts';
import { buildModalData, type ModalValues } from './interactions/modal-values.ts';
import { findPlace, type Home, type Where } from './place.ts';
import { Resolved } from './interactions/resolved.ts';
import { sendInteraction } from './interactions/send-interaction.ts';
import { buildSlashData, type OptionValues } from './commands/slash-options.ts';
import type { StoredMessage } from './stored-message.ts';
import type { World } from './world.ts';

/** People using Discord's client: each method does what a person could do and sends what Discord would send. */
export class People {
  readonly #world: World;
  readonly #home: Home;

  constructor(world: World, home: Home) {
    this.#world = world;
    this.#home = home;
  }

  /** Names of the commands a person is offered, as `rank` or, for a menu, `Player card`. */
  visibleCommands(where: Where = {}): string[] {
    return listVisible(this.#world, this.#place(where)).map((command) => command.name);
  }

  /** `slash('admin reimport', { round: '12' })`. */
  slash(line: string, values: OptionValues = {}, where: Where = {}): FakeInteraction {
    return this.#command(line, { values, where, type: InteractionType.ApplicationCommand });
  }

  /** Types into an option; `focused` defaults to the last given one. */
  autocomplete(
    line: string,
    values: OptionValues,
    where: Where & { readonly focused?: string } = {},
  ): FakeInteraction {
    const focused = where.focused ?? Object.keys(values).at(-1);
    if (focused === undefined) throw new Error('Type something into an option');
    const type = InteractionType.ApplicationCommandAutocomplete;
    return this.#command(line, { values, where, type, focused });
  }

  userMenu(name: string, targetId: string, where: Where = {}): FakeInteraction {
    const place = this.#place(where);
    const resolved = new Resolved(this.#world, place);
    resolved.addUser(targetId);
    return this.#menu(name, { where, type: Kind.User, targetId, resolved });
  }

  messageMenu(name: string, target: StoredMessage, where: Where = {}): FakeInteraction {
    const resolved = new Resolved(this.#world, this.#place(where));
    resolved.addMessage(target.id, target.message);
    return this.#menu(name, { where, type: Kind.Message, targetId: target.id, resolved });
  }

  /** Presses a button that exists and is enabled. */
  click(message: StoredMessage, customId: ComponentMatch, where: Where = {}): FakeInteraction {
    const place = this.#place(locate(this.#world, message, where));
    const button = findComponent(message, { match: customId, kind: 'button', place });
    const { custom_id, type: component_type, id } = button;
    const data = { custom_id, component_type, id };
    return this.#component(message, { where, label: `button ${custom_id}`, data });
  }

  /** Chooses in a select that exists and is enabled: option values, or ids of users, roles, channels. */
  select(
    message: StoredMessage,
    customId: ComponentMatch,
    values: readonly string[],
    where: Where = {},
  ): FakeInteraction {
    const place = this.#place(locate(this.#world, message, where));
    const select = findComponent(message, { match: customId, kind: 'select', place });
    const resolved = new Resolved(this.#world, place);
    const data = buildSelectData(select, values, { resolved, force: place.force });
    return this.#component(message, { where, label: `select ${select.custom_id}`, data });
  }

  /** Submits the modal that answered `opened`: texts, chosen values and files by custom_id. */
  submitModal(opened: FakeInteraction, values: ModalValues, where: Where = {}): FakeInteraction {
    const modal = opened.callback?.modal;
    if (modal === undefined) throw new Error(`${opened.label} was not answered with a modal`);
    if (opened.modalSubmitted && where.force !== true) throw new Error('A modal can be sent once');
    opened.modalSubmitted = true;
    const place = this.#placeOf(opened, where);
    const resolved = new Resolved(this.#world, place);
    const data = buildModalData(modal, values, { resolved, force: place.force });
    const label = `modal ${modal.custom_id}`;
    return sendInteraction(this.#world, place, {
      type: InteractionType.ModalSubmit,
      label,
      data: { ...data, ...resolved.toData() },
      source: opened.source,
      opener: opened,
    });
  }

  #place(where: Where): ReturnType<typeof findPlace> {
    return findPlace(this.#world, this.#home, where);
  }

  #placeOf(opened: FakeInteraction, where: Where): ReturnType<typeof findPlace> {
    const guild = this.#world.state.guilds.get(opened.guildId ?? '');
    const channel = guild?.channels.get(opened.channelId);
    const there = guild === undefined || channel === undefined ? { dm: true } : { guild, channel };
    const userInstall = opened.isUserInstall;
    return this.#place({ user: opened.user, userInstall, ...there, ...where });
  }

  #command(line: string, input: CommandInput): FakeInteraction {
    const place = this.#place(input.where);
    const [name = '', ...path] = line.split(' ');
    const command = findCommand(this.#world, place, { type: Kind.ChatInput, name });
    const typed = {
      values: input.values,
      ...(input.focused === undefined ? {} : { focused: input.focused }),
    };
    const { options, resolved } = buildSlashData(this.#world, place, { command, path, typed });
    const { id, type, guild_id } = command;
    const scope = guild_id === undefined ? {} : { guild_id };
    const data = { id, name, type, options, ...scope, ...resolved.toData() };
    return sendInteraction(this.#world, place, { type: input.type, label: `/${line}`, data });
  }

  #menu(name: string, { where, type, targetId, resolved }: MenuInput): FakeInteraction {
    const place = this.#place(where);
    const command = findCommand(this.#world, place, { type, name });
    const scope = command.guild_id === undefined ? {} : { guild_id: command.guild_id };
    const data = { id: command.id, name, type, target_id: targetId, ...scope, ...resolved.toData() };
    return sendInteraction(this.#world, place, {
      type: InteractionType.ApplicationCommand,
      label: name,
      data,
    });
  }

  #component(message: StoredMessage, { where, label, data }: ComponentInput): FakeInteraction {
    const place = this.#place(locate(this.#world, message, where));
    return sendInteraction(this.#world, place, {
      type: InteractionType.MessageComponent,
      label,
      data,
      source: message,
    });
  }
}

type CommandInput = {
  readonly values: OptionValues;
  readonly where: Where;
  readonly type: InteractionType;
  readonly focused?: string;
};

type MenuInput = {
  readonly where: Where;
  readonly type: Kind;
  readonly targetId: string;
  readonly resolved: Resolved;
};

type ComponentInput = {
  readonly where: Where;
  readonly label: string;
  readonly data: Readonly<Record<string, unknown>>;
};
