// Converts Discord's JSON to the router's types.
import {
  type APIApplicationCommandInteraction,
  type APIAttachment,
  type APIApplicationCommandAutocompleteInteraction,
  type APIApplicationCommandInteractionDataOption,
  type APIInteraction,
  type APIMessage,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ComponentType,
  InteractionType,
  MessageFlags,
} from 'discord-api-types/v10';
import type { Incoming, RawOptions, Request, Upload } from '../framework/incoming/incoming.ts';
import type { Viewer } from '../../people/viewer.ts';
import { listCustomIds } from './list-custom-ids.ts';
import { mayAttach, mayManage } from './permissions.ts';

/** Whether people may upload a file of that name. */
type Accepts = (name: string) => boolean;

/** null for interactions that the bot does not handle. */
export function readInteraction(interaction: APIInteraction, accepts: Accepts): Incoming | null {
  const viewer = readViewer(interaction);
  const request = viewer === null ? null : readRequest(interaction, viewer.userId, accepts);
  if (viewer === null || request === null) return null;
  const permissions = BigInt(interaction.app_permissions ?? '0');
  return { id: interaction.id, viewer, request, mayAttach: mayAttach(permissions) };
}

function readViewer(interaction: APIInteraction): Viewer | null {
  const user = interaction.member?.user ?? interaction.user;
  if (user === undefined) return null;
  return {
    userId: user.id,
    locale: 'locale' in interaction ? interaction.locale : 'en-GB',
    guildId: interaction.guild_id ?? null,
    isGuildManager: mayManage(BigInt(interaction.member?.permissions ?? '0')),
    isOperator: false,
    playsAs: null,
  };
}

function readRequest(interaction: APIInteraction, userId: string, accepts: Accepts): Request | null {
  if (interaction.type === InteractionType.ApplicationCommand) return readCommand(interaction);
  if (interaction.type === InteractionType.ApplicationCommandAutocomplete) return readTyping(interaction);
  if (interaction.type === InteractionType.MessageComponent) return readPress(interaction, userId);
  if (interaction.type === InteractionType.ModalSubmit) return readForm(interaction, userId, accepts);
  return null;
}

function readCommand({ data, application_id: own }: APIApplicationCommandInteraction): Request | null {
  if (data.type === ApplicationCommandType.User) {
    return { kind: 'command', name: data.name, path: [], options: { target: data.target_id } };
  }
  if (data.type === ApplicationCommandType.Message) {
    const message = data.resolved.messages[data.target_id];
    const isOwn = message !== undefined && (message.application_id ?? message.author.id) === own;
    const ids = isOwn ? listCustomIds(message.components) : [];
    return {
      kind: 'command',
      name: data.name,
      path: [],
      options: { target: data.target_id, ids: ids.join('\n') },
    };
  }
  if (data.type !== ApplicationCommandType.ChatInput) return null;
  const { path, options } = readOptions(data.options ?? []);
  return { kind: 'command', name: data.name, path, options };
}

function readTyping({ data }: APIApplicationCommandAutocompleteInteraction): Request | null {
  const { path, options, focused } = readOptions(data.options);
  if (focused === undefined) return null;
  return { kind: 'complete', name: data.name, path, options, focused };
}

type Given = { path: string[]; options: RawOptions; focused: string | undefined };

function readOptions(given: readonly APIApplicationCommandInteractionDataOption[]): Given {
  const [first] = given;
  if (
    first?.type === ApplicationCommandOptionType.Subcommand ||
    first?.type === ApplicationCommandOptionType.SubcommandGroup
  ) {
    const inner = readOptions(first.options ?? []);
    return { ...inner, path: [first.name, ...inner.path] };
  }
  const values: Record<string, string | number | boolean> = {};
  let focused: string | undefined;
  for (const option of given) {
    if ('value' in option) values[option.name] = option.value;
    if ('focused' in option && option.focused) focused = option.name;
  }
  return { path: [], options: values, focused };
}

function readPress({ data, message }: APIMessageComponentInteraction, userId: string): Request {
  const isOwn = isAnswerTo(message, userId);
  return {
    kind: 'press',
    customId: data.custom_id,
    filling: readChoice(data),
    isOwn,
    origin: message.interaction_metadata?.id ?? null,
  };
}

/** A selected person is encoded as a mention, like a person who is named in text. Several values are joined by commas. */
function readChoice(data: APIMessageComponentInteraction['data']): string | null {
  if (!('values' in data)) return null;
  const value = data.values.join(',');
  return data.component_type === ComponentType.UserSelect && value !== '' ? `<@${value}>` : value;
}

function readForm({ data, message }: APIModalSubmitInteraction, userId: string, accepts: Accepts): Request {
  const isOwn = message !== undefined && isAnswerTo(message, userId);
  return {
    kind: 'press',
    customId: data.custom_id,
    filling: readFields(data).join('\n'),
    files: readFiles(data, accepts),
    isOwn,
    origin: message?.interaction_metadata?.id ?? null,
  };
}

/** What was chosen or typed, field by field; files are apart. Several values of one field are joined by commas. */
function readFields({ components }: APIModalSubmitInteraction['data']): string[] {
  return components.flatMap((label) => {
    if (label.type !== ComponentType.Label || label.component.type === ComponentType.FileUpload) return [];
    const { component } = label;
    if ('values' in component) return [component.values.join(',')];
    return [String(component.value ?? '').replaceAll(/[\r\n]/g, ' ')];
  });
}

function readFiles({ components, resolved }: APIModalSubmitInteraction['data'], accepts: Accepts): Upload[] {
  const ids = components.flatMap((label) =>
    label.type === ComponentType.Label && label.component.type === ComponentType.FileUpload
      ? label.component.values
      : [],
  );
  return ids.flatMap((id) => {
    const file = resolved?.attachments?.[id];
    return file === undefined ? [] : [{ name: nameOf(file, accepts), url: file.url, size: file.size }];
  });
}

/** Discord removes characters from a file's name, and keeps the original without its extension as the title. */
function nameOf({ filename, title }: APIAttachment, accepts: Accepts): string {
  const whole = `${title ?? ''}${/\.\w+$/.exec(filename)?.[0] ?? ''}`;
  return accepts(whole) ? whole : filename;
}

function isAnswerTo(message: APIMessage, userId: string): boolean {
  const isPrivate = ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  return isPrivate || message.interaction_metadata?.user.id === userId;
}
