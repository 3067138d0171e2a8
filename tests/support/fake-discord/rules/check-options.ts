import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import type { FormError } from '../api-error.ts';
import { checkName } from './check-name.ts';
import type { CommandOption } from '../interactions/command-types.ts';

type Place = { readonly path: FormError['path']; readonly depth: number };

const isNesting = (option: CommandOption): boolean =>
  option.type === Type.Subcommand || option.type === Type.SubcommandGroup;

/** Rules for the options of a command, a group or a subcommand. */
export function checkOptions(options: readonly CommandOption[], place: Place): FormError[] {
  const at = [...place.path, 'options'];
  const whole = checkTogether(options).map(([code, message]) => ({ path: at, code, message }));
  const single = options.flatMap((option, index) =>
    checkOption(option, { path: [...at, index], depth: place.depth }),
  );
  return [...whole, ...single];
}

function checkTogether(options: readonly CommandOption[]): (readonly [string, string])[] {
  const wrong: (readonly [string, string])[] = [];
  if (new Set(options.map((option) => option.name)).size < options.length) {
    wrong.push(['APPLICATION_COMMAND_OPTIONS_NAME_INVALID', 'Option names must be unique']);
  }
  if (options.some(isNesting) && !options.every(isNesting)) {
    wrong.push(['APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Subcommands and options cannot be mixed']);
  }
  const optional = options.findIndex((option) => !isNesting(option) && option.required !== true);
  if (optional !== -1 && options.slice(optional).some((option) => option.required === true)) {
    const message = 'Required options must be placed before non-required options';
    wrong.push(['APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message]);
  }
  return wrong;
}

function checkOption(option: CommandOption, { path, depth }: Place): FormError[] {
  const errors = [
    ...checkName(option, path),
    ...checkValues(option).map((message) => ({ path, code: 'APPLICATION_COMMAND_OPTION_INVALID', message })),
  ];
  if (!isNesting(option)) return errors;
  const tooDeep = option.type === Type.SubcommandGroup ? depth > 0 : depth > 1;
  if (tooDeep) {
    const message = 'Groups hold subcommands, and subcommands hold options';
    errors.push({ path, code: 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message });
  }
  const inner = option.options ?? [];
  if (option.type === Type.SubcommandGroup && !inner.some((one) => one.type === Type.Subcommand)) {
    errors.push({ path, code: 'BASE_TYPE_REQUIRED', message: 'A group holds subcommands' });
  }
  const nextDepth = option.type === Type.Subcommand ? 2 : 1;
  return [...errors, ...checkOptions(inner, { path, depth: nextDepth })];
}

function checkValues(option: CommandOption): string[] {
  const wrong: string[] = [];
  const choices = option.choices ?? [];
  if (option.autocomplete === true && choices.length > 0) wrong.push('Autocomplete excludes choices');
  const values = new Set(choices.map((choice) => choice.value));
  const names = new Set(choices.map((choice) => choice.name));
  if (values.size < choices.length || names.size < choices.length) wrong.push('Choices must be unique');
  if (choices.some((choice) => typeof choice.value === 'string' && choice.value.length > 100)) {
    wrong.push('The value of a choice has at most 100 characters');
  }
  if ((option.min_value ?? -Infinity) > (option.max_value ?? Infinity))
    wrong.push('min_value is above max_value');
  if ((option.min_length ?? 0) > (option.max_length ?? Infinity))
    wrong.push('min_length is above max_length');
  return wrong;
}
