import { ApplicationCommandType, ApplicationIntegrationType } from 'discord-api-types/v10';
import type {
  CommandBody,
  CommandChoice,
  CommandOption,
  RegisteredCommand,
} from '../interactions/command-types.ts';
import { withoutNulls } from '../without-nulls.ts';

type Identity = {
  readonly id: string;
  readonly version: string;
  readonly applicationId: string;
  readonly guildId: string | undefined;
};

/** Returns a body as Discord stores and returns it: with defaults, and without empty values. */
export function normalizeCommand(body: CommandBody, identity: Identity): RegisteredCommand {
  const { id, version, applicationId, guildId } = identity;
  const options = (body.options ?? []).map(normalizeOption);
  return {
    id,
    application_id: applicationId,
    ...(guildId === undefined ? { dm_permission: allowsDm(body) } : { guild_id: guildId }),
    version,
    type: body.type ?? ApplicationCommandType.ChatInput,
    name: body.name,
    name_localizations: body.name_localizations ?? null,
    description: body.description ?? '',
    description_localizations: body.description_localizations ?? null,
    ...(options.length === 0 ? {} : { options }),
    default_member_permissions: String(body.default_member_permissions ?? '') || null,
    contexts: guildId === undefined ? (body.contexts ?? null) : null,
    integration_types: body.integration_types ?? [ApplicationIntegrationType.GuildInstall],
    nsfw: body.nsfw ?? false,
  };
}

function allowsDm(body: CommandBody): boolean {
  if (body.contexts === undefined || body.contexts === null) return body.dm_permission ?? true;
  return body.contexts.some((context) => context > 0);
}

function normalizeOption(option: CommandOption): CommandOption {
  const { options, choices, required, autocomplete, ...rest } = option;
  return {
    ...withoutNulls(rest),
    ...(required === true ? { required } : {}),
    ...(autocomplete === true ? { autocomplete } : {}),
    ...(choices === undefined || choices.length === 0
      ? {}
      : { choices: choices.map((one) => withoutNulls(one)) }),
    ...(options === undefined || options.length === 0 ? {} : { options: options.map(normalizeOption) }),
  };
}

/** GET omits the dictionaries unless `with_localizations` asks for them. */
export function withoutLocalizations(command: RegisteredCommand): Record<string, unknown> {
  return strip(command);
}

function strip(node: RegisteredCommand | CommandOption | CommandChoice): Record<string, unknown> {
  const { name_localizations: _names, ...rest } = node;
  if ('value' in rest) return rest;
  const { description_localizations: _descriptions, ...plain } = rest;
  const options = 'options' in plain ? plain.options : undefined;
  const choices = 'choices' in plain ? plain.choices : undefined;
  return {
    ...plain,
    ...(options === undefined ? {} : { options: options.map(strip) }),
    ...(choices === undefined ? {} : { choices: choices.map(strip) }),
  };
}
