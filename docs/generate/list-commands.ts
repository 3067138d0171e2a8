// Lists the commands to describe from the registry, so a new command needs no change here.
import { etlegacyBot } from '../../bot/etlegacy/etlegacy-bot.ts';
import { ApplicationCommandOptionType as Type, ApplicationCommandType } from 'discord-api-types/v10';
import type { Command } from '../../bot/framework/command.ts';
import type { RawOptions } from '../../bot/framework/incoming/incoming.ts';
import { createRegistry } from '../../bot/registry.ts';
import { CARD, EXAMPLES, EXAMPLES_BY_OPTION, FRIEND } from './examples.data.ts';

export type Option = {
  readonly name: string;
  readonly description: string;
  readonly type: Type;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly choices?: readonly { readonly name: string; readonly value: string | number }[];
  readonly options?: readonly Option[];
};

export type Described = {
  /** `/admin reimport`, or the name of a menu entry. */
  readonly title: string;
  readonly name: string;
  readonly path: readonly string[];
  readonly description: string;
  readonly options: readonly Option[];
  readonly access: Command['access'];
  readonly answer: Command['answer'];
  readonly isMenu: boolean;
  readonly example: RawOptions;
};

/** Commands of everyone, entries of menus, then those of admins, which change what others show. */
export function listCommands(): Described[] {
  const all = createRegistry([etlegacyBot]).commands.flatMap(describe);
  const rank = ({ access, isMenu }: Described): number => (access === 'admin' ? 2 : isMenu ? 1 : 0);
  return all.toSorted((a, b) => rank(a) - rank(b));
}

function describe({ data, access, answer }: Command): Described[] {
  if (data.type === ApplicationCommandType.User) {
    const description = 'In the menu of a member, under Apps.';
    const { name } = data;
    const example = { target: FRIEND.userId };
    return [{ title: name, name, path: [], description, options: [], access, answer, isMenu: true, example }];
  }
  if (data.type === ApplicationCommandType.Message) {
    const description = 'In the menu of a message of the bot, under Apps.';
    const { name } = data;
    return [
      { title: name, name, path: [], description, options: [], access, answer, isMenu: true, example: CARD },
    ];
  }
  if (!('description' in data) || data.description === undefined) return [];
  const options: readonly Option[] = 'options' in data ? (data.options ?? []) : [];
  return descend([], data.description, options).map((one) => {
    const line = [data.name, ...one.path].join(' ');
    const example = EXAMPLES[line] ?? fillRequired(one.options);
    return { ...one, title: `/${line}`, name: data.name, access, answer, isMenu: false, example };
  });
}

function descend(
  path: readonly string[],
  description: string,
  options: readonly Option[],
): Pick<Described, 'path' | 'description' | 'options'>[] {
  const nested = options.filter(({ type }) => type === Type.Subcommand || type === Type.SubcommandGroup);
  if (nested.length === 0) return [{ path, description, options }];
  return nested.flatMap((inner) => descend([...path, inner.name], inner.description, inner.options ?? []));
}

function fillRequired(options: readonly Option[]): RawOptions {
  const needed = options.filter(({ required }) => required === true);
  return Object.fromEntries(
    needed.flatMap(({ name, choices }) => {
      const value = choices?.[0]?.value ?? EXAMPLES_BY_OPTION[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
