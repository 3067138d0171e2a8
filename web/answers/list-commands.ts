// The commands as the page offers them: one entry for each that can be sent, subcommands included.
import {
  type APIApplicationCommandOption,
  ApplicationCommandOptionType as Type,
  ApplicationCommandType,
} from 'discord-api-types/v10';
import type { Command } from '../../bot/framework/command.ts';

export type PageOption = {
  readonly name: string;
  readonly description: string;
  readonly type: 'text' | 'number' | 'switch';
  readonly isRequired: boolean;
  readonly hasSuggestions: boolean;
  readonly choices: readonly { readonly name: string; readonly value: string | number }[];
};

export type PageCommand = {
  /** `/admin merge`, or the name of an entry in the menu of a member. */
  readonly title: string;
  readonly name: string;
  readonly path: readonly string[];
  readonly description: string;
  readonly options: readonly PageOption[];
};

/** Names of the entries in the menu of a message, in Discord under Apps. */
export function listMenus(commands: readonly Command[]): string[] {
  return commands.flatMap(({ data }) => (data.type === ApplicationCommandType.Message ? [data.name] : []));
}

/** @param isAdmin whether commands of admins are among them. */
export function listCommands(commands: readonly Command[], isAdmin: boolean): PageCommand[] {
  return commands.filter(({ access }) => isAdmin || access === 'everyone').flatMap(describe);
}

function describe({ data }: Command): PageCommand[] {
  if (data.type === ApplicationCommandType.User) {
    const { name } = data;
    const description = 'In Discord an entry in the menu of a member, under Apps.';
    return [{ title: name, name, path: [], description, options: [MEMBER] }];
  }
  if (!('description' in data) || data.description === undefined) return [];
  const options: readonly APIApplicationCommandOption[] = 'options' in data ? (data.options ?? []) : [];
  return descend([], data.description, options).map((one) => ({
    ...one,
    title: `/${[data.name, ...one.path].join(' ')}`,
    name: data.name,
  }));
}

const MEMBER: PageOption = {
  name: 'target',
  description: 'The id of that member at Discord',
  type: 'text',
  isRequired: true,
  hasSuggestions: false,
  choices: [],
};

type Part = Pick<PageCommand, 'path' | 'description' | 'options'>;

function descend(
  path: readonly string[],
  description: string,
  given: readonly APIApplicationCommandOption[],
): Part[] {
  const nested = given.flatMap((option) =>
    option.type === Type.Subcommand || option.type === Type.SubcommandGroup
      ? descend([...path, option.name], option.description, option.options ?? [])
      : [],
  );
  return nested.length > 0 ? nested : [{ path, description, options: given.map(toOption) }];
}

function toOption(option: APIApplicationCommandOption): PageOption {
  const isNumber = option.type === Type.Integer || option.type === Type.Number;
  return {
    name: option.name,
    description: option.description,
    type: option.type === Type.Boolean ? 'switch' : isNumber ? 'number' : 'text',
    isRequired: 'required' in option && option.required,
    hasSuggestions: 'autocomplete' in option && option.autocomplete,
    choices: 'choices' in option ? (option.choices ?? []).map(({ name, value }) => ({ name, value })) : [],
  };
}
