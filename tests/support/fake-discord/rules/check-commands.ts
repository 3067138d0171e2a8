import { ApplicationCommandType } from 'discord-api-types/v10';
import type { FormError } from '../api-error.ts';
import { checkOptions } from './check-options.ts';
import { checkName } from './check-name.ts';
import type { CommandBody, CommandChoice, CommandOption } from '../interactions/command-types.ts';

const MAX_CHARACTERS = 8000;
const MAX_BY_TYPE = new Map([
  [ApplicationCommandType.ChatInput, 100],
  [ApplicationCommandType.User, 15],
  [ApplicationCommandType.Message, 15],
]);

/** Rules for all commands of one scope that the published description omits. */
export function checkCommands(commands: readonly CommandBody[]): FormError[] {
  return [
    ...checkCounts(commands),
    ...checkUnique(commands),
    ...commands.flatMap((command, index) => prefixed(checkCommand(command), index)),
  ];
}

const prefixed = (errors: readonly FormError[], index: number): FormError[] =>
  errors.map((error) => ({ ...error, path: [index, ...error.path] }));

const typeOf = (command: CommandBody): ApplicationCommandType =>
  command.type ?? ApplicationCommandType.ChatInput;

function checkCounts(commands: readonly CommandBody[]): FormError[] {
  return [...MAX_BY_TYPE].flatMap(([type, max]) => {
    const count = commands.filter((command) => typeOf(command) === type).length;
    if (count <= max) return [];
    const message = `Maximum number of application commands of type ${type} reached (${max})`;
    return [{ path: [], code: 'MAX_APPLICATION_COMMANDS', message }];
  });
}

function checkUnique(commands: readonly CommandBody[]): FormError[] {
  const seen = new Set<string>();
  return commands.flatMap((command, index) => {
    const key = `${typeOf(command)} ${command.name}`;
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    const message = 'Application command names must be unique';
    return [{ path: [index], code: 'APPLICATION_COMMANDS_DUPLICATE_NAME', message }];
  });
}

/** Rules for one command. */
function checkCommand(command: CommandBody): FormError[] {
  const errors: FormError[] = [];
  const { length } = [...longestTexts(command)].join('');
  if (length > MAX_CHARACTERS) {
    const message = `Command exceeds maximum size (${MAX_CHARACTERS})`;
    errors.push({ path: [], code: 'APPLICATION_COMMAND_TOO_LARGE', message });
  }
  const permissions = command.default_member_permissions;
  if (typeof permissions === 'string' && !/^\d+$/.test(permissions)) {
    errors.push({
      path: ['default_member_permissions'],
      code: 'BITFIELD_INVALID',
      message: 'Not a bit field',
    });
  }
  if (typeOf(command) !== ApplicationCommandType.ChatInput) return [...errors, ...checkMenu(command)];
  if ((command.description ?? '') === '') {
    errors.push({ path: ['description'], code: 'BASE_TYPE_REQUIRED', message: 'This field is required' });
  }
  return [
    ...errors,
    ...checkName(command, []),
    ...checkOptions(command.options ?? [], { path: [], depth: 0 }),
  ];
}

function checkMenu(command: CommandBody): FormError[] {
  const errors: FormError[] = [];
  if ((command.description ?? '') !== '') {
    const message = 'Context menu commands cannot have a description';
    errors.push({ path: ['description'], code: 'APPLICATION_COMMAND_DESCRIPTION_FORBIDDEN', message });
  }
  if ((command.options ?? []).length > 0) {
    const message = 'Context menu commands cannot have options';
    errors.push({ path: ['options'], code: 'APPLICATION_COMMAND_OPTIONS_FORBIDDEN', message });
  }
  return errors;
}

/** Names, descriptions and choice values; the longest localization of each counts. */
function longestTexts(node: CommandBody | CommandOption | CommandChoice): string[] {
  const texts = [longest(node.name, node.name_localizations)];
  if ('value' in node) return [...texts, String(node.value)];
  texts.push(longest(node.description ?? '', node.description_localizations));
  const choices = 'choices' in node ? (node.choices ?? []) : [];
  return [...texts, ...[...(node.options ?? []), ...choices].flatMap(longestTexts)];
}

function longest(text: string, localized: Readonly<Record<string, string>> | null | undefined): string {
  return [text, ...Object.values(localized ?? {})].reduce((a, b) => (b.length > a.length ? b : a));
}
