import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import type { CommandOption } from '../interactions/command-types.ts';
import type { OptionValue } from './option-value.ts';

/** Throws where Discord's client would not let the person send this value. */
export function assertValue(option: CommandOption, value: OptionValue): void {
  const refuse = (why: string): never => {
    throw new Error(`Option ${option.name}: ${why}`);
  };
  if (!hasType(option.type, value)) refuse(`${JSON.stringify(value)} has the wrong type`);
  const choices = option.choices ?? [];
  if (choices.length > 0 && !choices.some((choice) => choice.value === value))
    refuse(`${JSON.stringify(value)} is no choice`);
  if (typeof value === 'number') {
    if (value < (option.min_value ?? -Infinity)) refuse(`${value} is below ${option.min_value}`);
    if (value > (option.max_value ?? Infinity)) refuse(`${value} is above ${option.max_value}`);
  }
  if (typeof value === 'string' && option.type === Type.String) {
    if (value.length < (option.min_length ?? 0)) refuse('too short');
    if (value.length > (option.max_length ?? 6000)) refuse('too long');
  }
}

function hasType(type: Type, value: OptionValue): boolean {
  if (type === Type.Integer) return Number.isSafeInteger(value);
  if (type === Type.Number) return typeof value === 'number';
  if (type === Type.Boolean) return typeof value === 'boolean';
  return typeof value === (type === Type.Attachment ? 'object' : 'string');
}
