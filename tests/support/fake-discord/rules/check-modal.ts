import { ComponentType, type APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import type { FormError } from '../api-error.ts';
import { checkCustomIds, checkSelect } from './check-selects.ts';
import { walkComponents, type AnyComponent, type PlacedComponent } from '../interactions/walk-components.ts';

const MAX_TOP_LEVEL = 5;

/** Rules for modals that the published description omits. */
export function checkModal(modal: APIModalInteractionResponseCallbackData): FormError[] {
  const placed = walkComponents(modal.components);
  const errors = [...checkCustomIds(placed), ...placed.flatMap(checkField)];
  if (modal.components.length <= MAX_TOP_LEVEL) return errors;
  const message = `Must be ${MAX_TOP_LEVEL} or fewer in length.`;
  return [...errors, { path: ['components'], code: 'BASE_TYPE_BAD_LENGTH', message }];
}

function checkField({ component, path }: PlacedComponent): FormError[] {
  const inLabel = path.at(-1) === 'component';
  const wrong = [
    ...checkSelect(component),
    ...checkTextInput(component, inLabel),
    ...checkChoices(component),
  ];
  if (component.type === ComponentType.StringSelect && component.disabled === true) {
    wrong.push('A select in a modal cannot be disabled');
  }
  return wrong.map((message) => ({ path, code: 'MODAL_COMPONENT_INVALID', message }));
}

function checkTextInput(component: AnyComponent, inLabel: boolean): string[] {
  if (component.type !== ComponentType.TextInput) return [];
  const wrong: string[] = [];
  const hasLabel = typeof component.label === 'string';
  if (hasLabel === inLabel) wrong.push('A text input has a label exactly when it is in an action row');
  const { min_length: min = 0, max_length: max = 4000, value = '' } = component;
  if (min > max) wrong.push('min_length is above max_length');
  if (value !== '' && (value.length < min || value.length > max))
    wrong.push('The value does not fit its own limits');
  return wrong;
}

function checkChoices(component: AnyComponent): string[] {
  if (component.type !== ComponentType.RadioGroup && component.type !== ComponentType.CheckboxGroup)
    return [];
  const values = component.options.map((option) => option.value);
  return new Set(values).size < values.length ? ['The values of the options must be unique'] : [];
}
