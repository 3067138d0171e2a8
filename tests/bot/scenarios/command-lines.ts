// Derives what can be typed from the registered commands: this file names no command.
import { etlegacyBot } from '../../../bot/etlegacy/etlegacy-bot.ts';
import { ApplicationCommandOptionType as Type, ApplicationCommandType } from 'discord-api-types/v10';
import { createRegistry, payloadsOf } from '../../../bot/registry.ts';

export type Option = {
  readonly name: string;
  readonly type: Type;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly min_value?: number;
  readonly choices?: readonly { readonly value: string | number }[];
  readonly options?: readonly Option[];
};

export type CommandLine = {
  /** Such as `admin reimport`. */
  readonly line: string;
  /** For admins, or for people who manage the Discord server. */
  readonly isAdmin: boolean;
  readonly options: readonly Option[];
};

/** Every slash command; with each of its subcommands, if any. */
export function commandLines(): CommandLine[] {
  return createRegistry([etlegacyBot]).commands.flatMap(({ data, access }) => {
    if (data.type !== ApplicationCommandType.ChatInput && data.type !== undefined) return [];
    const options: readonly Option[] = 'options' in data ? (data.options ?? []) : [];
    // Discord hides it from members where it names permissions.
    const isHidden =
      'default_member_permissions' in data && typeof data.default_member_permissions === 'string';
    return descend(data.name, options).map((line) => ({ ...line, isAdmin: access === 'admin' || isHidden }));
  });
}

/** Names of the context menu entries on a member. */
export function userMenus(): string[] {
  return menusOf(ApplicationCommandType.User);
}

/** Names of the context menu entries on a message. */
export function messageMenus(): string[] {
  return menusOf(ApplicationCommandType.Message);
}

function menusOf(wanted: ApplicationCommandType): string[] {
  return payloadsOf(createRegistry([etlegacyBot])).flatMap(({ type, name }) =>
    type === wanted ? [name] : [],
  );
}

function descend(line: string, options: readonly Option[]): Pick<CommandLine, 'line' | 'options'>[] {
  const nested = options.filter(({ type }) => type === Type.Subcommand || type === Type.SubcommandGroup);
  if (nested.length === 0) return [{ line, options }];
  return nested.flatMap((option) => descend(`${line} ${option.name}`, option.options ?? []));
}
