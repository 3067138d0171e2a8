import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import type { FormError } from '../api-error.ts';
import type { CommandChoice } from '../interactions/command-types.ts';
import type { FakeInteraction } from '../interactions/fake-interaction.ts';

/** Rules for autocomplete choices that the published description omits. */
export function checkChoices(interaction: FakeInteraction, choices: readonly CommandChoice[]): FormError[] {
  const type = focusedType(interaction.payload.data['options']);
  return choices.flatMap(({ value }, index) => {
    const complain = (message: string): FormError[] => [
      { path: ['data', 'choices', index, 'value'], code: 'APPLICATION_COMMAND_CHOICE_INVALID', message },
    ];
    if (type === Type.String && typeof value !== 'string') return complain('Must be a string');
    if (type === Type.Integer && !Number.isSafeInteger(value)) return complain('Must be an integer');
    if (type === Type.Number && typeof value !== 'number') return complain('Must be a number');
    return typeof value === 'string' && value.length > 100 ? complain('Must be 100 or fewer in length.') : [];
  });
}

function focusedType(options: unknown): unknown {
  if (!Array.isArray(options)) return undefined;
  for (const option of options as readonly Record<string, unknown>[]) {
    const found = option['focused'] === true ? option['type'] : focusedType(option['options']);
    if (found !== undefined) return found;
  }
  return undefined;
}
