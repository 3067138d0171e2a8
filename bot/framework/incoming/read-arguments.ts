// Validates options against the payload that declares them. Discord does so itself; the terminal does not.
import { type APIApplicationCommandBasicOption, ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { RawOptions } from './incoming.ts';

export type ReadArguments =
  | { readonly ok: true; readonly values: RawOptions }
  | { readonly ok: false; readonly problem: string };

export function readArguments(
  declared: readonly APIApplicationCommandBasicOption[],
  raw: RawOptions,
): ReadArguments {
  const unknown = Object.keys(raw).find((name) => !declared.some((option) => option.name === name));
  if (unknown !== undefined) {
    const names = declared.map((option) => option.name).join(', ');
    return {
      ok: false,
      problem: `There is no option "${unknown}" here; there is ${names === '' ? 'none' : names}.`,
    };
  }
  for (const option of declared) {
    const problem = checkOption(option, raw[option.name]);
    if (problem !== null) return { ok: false, problem };
  }
  return { ok: true, values: raw };
}

function checkOption(
  option: APIApplicationCommandBasicOption,
  value: string | number | boolean | undefined,
): string | null {
  const { name } = option;
  if (value === undefined) return option.required === true ? `The option "${name}" is required.` : null;
  const problem = checkType(option, value);
  if (problem !== null) return problem;
  const choices = 'choices' in option ? option.choices : undefined;
  if (choices === undefined || choices.length === 0) return null;
  if (choices.some((choice) => choice.value === value)) return null;
  return `"${name}" must be one of ${choices.map((choice) => choice.value).join(', ')}.`;
}

function checkType(
  option: APIApplicationCommandBasicOption,
  value: string | number | boolean,
): string | null {
  const { name, type } = option;
  if (type === ApplicationCommandOptionType.Boolean) {
    return typeof value === 'boolean' ? null : `"${name}" must be true or false.`;
  }
  if (type !== ApplicationCommandOptionType.Integer && type !== ApplicationCommandOptionType.Number) {
    return typeof value === 'string' ? null : `"${name}" must be text.`;
  }
  if (typeof value !== 'number' || !Number.isFinite(value)) return `"${name}" must be a number.`;
  if (type === ApplicationCommandOptionType.Integer && !Number.isInteger(value)) {
    return `"${name}" must be a whole number.`;
  }
  const { min_value: min, max_value: max } = option;
  if (min !== undefined && value < min) return `"${name}" must be at least ${min}.`;
  return max !== undefined && value > max ? `"${name}" must be at most ${max}.` : null;
}
