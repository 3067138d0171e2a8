// Every way to use the bot, derived from the code and from the messages that the bot wrote; and the ways that were used and answered.
import { etlegacyBot } from '../../../bot/etlegacy/etlegacy-bot.ts';
import {
  ApplicationCommandType,
  ComponentType,
  InteractionResponseType,
  InteractionType,
} from 'discord-api-types/v10';
import { ERRORS, type ErrorText } from '../../../bot/framework/reply/error-catalogue.ts';
import { splitCustomId } from '../../../bot/framework/reply/custom-id.ts';
import { createRegistry } from '../../../bot/registry.ts';
import type { FakeDiscord } from '../../support/fake-discord/fake-discord.ts';
import type { FakeInteraction } from '../../support/fake-discord/interactions/fake-interaction.ts';
import { readText } from '../../support/fake-discord/read-message.ts';
import { walkComponents } from '../../support/fake-discord/interactions/walk-components.ts';
import { commandLines, messageMenus, userMenus } from './command-lines.ts';

/** `/admin reimport`, `/admin reimport what:round`, `typing /top stat`, `view recap`, `recap by button`, `form find`. */
export type Way = string;

export function toDrive(fake: FakeDiscord): Set<Way> {
  return new Set([...waysIn(fake)].filter((way) => !NEEDS_MORE.has(way)));
}

/**
 * Ways that need more than evenings of text files; separate tests cover them: two accounts that claim one player
 * (link-proof.e2e.test.ts), and a round with an event log (round-log.test.ts).
 */
const NEEDS_MORE: ReadonlySet<Way> = new Set(['/admin claim', '/admin claim member', 'view roundlog']);

function waysIn(fake: FakeDiscord): Set<Way> {
  const { views, forms } = createRegistry([etlegacyBot]);
  return new Set([
    ...commandLines().flatMap(({ line, options }) => [
      `/${line}`,
      ...options.flatMap(({ name, choices = [], autocomplete }) => [
        `/${line} ${name}`,
        ...choices.map(({ value }) => `/${line} ${name}:${value}`),
        ...(autocomplete === true ? [`typing /${line} ${name}`] : []),
      ]),
    ]),
    ...[...userMenus(), ...messageMenus()].map((name) => `menu ${name}`),
    ...views.map(({ name }) => `view ${name}`),
    ...forms.map(({ name }) => `form ${name}`),
    ...writtenIds(fake).map(({ id, type }) => `${kindOf(id)} by ${ComponentType[type]}`),
    ...[...fake.state.interactions.values()].flatMap(({ callback }) =>
      callback?.modal === undefined ? [] : [`filled in ${kindOf(callback.modal.custom_id)}`],
    ),
  ]);
}

/** Ways that ended with the requested answer; an error does not count. */
export function drivenAt(fake: FakeDiscord): Set<Way> {
  return new Set([...fake.state.interactions.values()].flatMap((one) => (isServed(one) ? waysOf(one) : [])));
}

function isServed(interaction: FakeInteraction): boolean {
  const { callback, expired, writes, original } = interaction;
  if (callback === undefined || expired) return false;
  if (callback.type === InteractionResponseType.ApplicationCommandAutocompleteResult) {
    return (callback.choices ?? []).length > 0;
  }
  if (callback.type === InteractionResponseType.Modal) return true;
  const shown = writes.at(-1) ?? original;
  return shown !== undefined && !FAILURES.test(readText(shown));
}

/** The beginning of an answer that reports an error. One that is nothing but another's words is like any answer. */
const FAILURES = new RegExp(
  Object.values<ErrorText>({ ...ERRORS, ...etlegacyBot.errors })
    .filter(({ say }) => !/^\{\w+\}$/.test(say))
    .map(({ say, tip }) => RegExp.escape(`**${say}**\n${tip}`).replaceAll(/\\\{\w+\\\}/g, '.*'))
    .join('|'),
);

type Given = {
  readonly name: string;
  readonly value?: unknown;
  readonly options?: readonly Given[];
  readonly focused?: boolean;
};

function waysOf({ payload, callback }: FakeInteraction): Way[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made by the fake in the shape of Discord's
  const data = payload.data as {
    readonly name: string;
    readonly type: ApplicationCommandType;
    readonly custom_id: string;
    readonly component_type: ComponentType;
    readonly options?: readonly Given[];
  };
  if (payload.type === InteractionType.ModalSubmit) {
    return [`view ${kindOf(data.custom_id)}`, `filled in ${kindOf(data.custom_id)}`];
  }
  if (payload.type === InteractionType.MessageComponent) {
    const kind = kindOf(data.custom_id);
    const what = callback?.modal === undefined ? 'view' : 'form';
    return [`${what} ${kind}`, `${kind} by ${ComponentType[data.component_type]}`];
  }
  const isMenu = data.type === ApplicationCommandType.User || data.type === ApplicationCommandType.Message;
  if (payload.type === InteractionType.ApplicationCommand && isMenu) return [`menu ${data.name}`];
  const { line, given } = descend(data.name, data.options ?? []);
  if (payload.type === InteractionType.ApplicationCommandAutocomplete) {
    return given.flatMap(({ name, focused }) => (focused === true ? [`typing /${line} ${name}`] : []));
  }
  return [
    `/${line}`,
    ...given.flatMap(({ name, value }) => [`/${line} ${name}`, `/${line} ${name}:${String(value)}`]),
  ];
}

function descend(line: string, options: readonly Given[]): { line: string; given: readonly Given[] } {
  const [first] = options;
  if (first === undefined || 'value' in first) return { line, given: options };
  return descend(`${line} ${first.name}`, first.options ?? []);
}

/** Custom ids that can be used, in any version of any message. */
function writtenIds(fake: FakeDiscord): { readonly id: string; readonly type: ComponentType }[] {
  return [...fake.state.messages.values()].flatMap(({ message, history }) =>
    [message, ...history.map((version) => version.message)].flatMap(({ components = [] }) =>
      walkComponents(components).flatMap(({ component }) =>
        'custom_id' in component && !('disabled' in component && component.disabled)
          ? [{ id: component.custom_id, type: component.type }]
          : [],
      ),
    ),
  );
}

function kindOf(id: string): string {
  return splitCustomId(id)?.name ?? '';
}
