import { ComponentType, type APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import type { Pressable } from './component-actions.ts';
import { assertChosen, resolve, type Choosing } from './select-values.ts';
import type { FileInput } from '../store-files.ts';
import { walkComponents } from './walk-components.ts';

type ModalValue = string | boolean | readonly string[] | readonly FileInput[];
export type ModalValues = Readonly<Record<string, ModalValue>>;

type Json = Record<string, unknown>;

/** Returns `data` of a modal submit; a field without a value sends what the bot had prefilled. */
export function buildModalData(
  modal: APIModalInteractionResponseCallbackData,
  values: ModalValues,
  choosing: Choosing,
): Json {
  const fields = walkComponents(modal.components).flatMap(({ component }) =>
    'custom_id' in component ? [component] : [],
  );
  const strange = Object.keys(values).filter((id) => !fields.some((field) => field.custom_id === id));
  if (strange.length > 0) throw new Error(`The modal has no field ${strange.join(', ')}`);
  let next = 0;
  const numbered = (component: { type: number; id?: number }): Json => ({
    type: component.type,
    id: component.id ?? (next += 1),
  });
  const components = modal.components.map((top): Json => {
    const shell = numbered(top);
    if (top.type === ComponentType.Label) {
      return {
        ...shell,
        component: { ...numbered(top.component), ...fill(top.component, values, choosing) },
      };
    }
    if (top.type !== ComponentType.ActionRow) return shell;
    const inner = top.components.map((field): Json => ({
      ...numbered(field),
      ...fill(field, values, choosing),
    }));
    return { ...shell, components: inner };
  });
  return { custom_id: modal.custom_id, components };
}

function fill(field: Pressable, values: ModalValues, choosing: Choosing): Json {
  const value = values[field.custom_id];
  const { custom_id } = field;
  if (field.type === ComponentType.TextInput) {
    const text = typeof value === 'string' ? value : (field.value ?? '');
    if (!choosing.force) assertText(field, text);
    return { custom_id, value: text };
  }
  if (field.type === ComponentType.FileUpload) return { custom_id, values: upload(field, value, choosing) };
  if (field.type === ComponentType.Checkbox) return { custom_id, value: value ?? field.default ?? false };
  if (field.type === ComponentType.RadioGroup) return { custom_id, value: chooseOne(field, value) };
  const listed = typeof value === 'string' && value !== '' ? value.split(',') : value;
  const chosen = Array.isArray(listed) ? listed.filter((one): one is string => typeof one === 'string') : [];
  if (!choosing.force && (chosen.length > 0 || isRequired(field))) assertChosen(field, chosen);
  for (const one of chosen) resolve(field.type, one, choosing.resolved);
  return { custom_id, values: chosen };
}

const isRequired = (field: Pressable): boolean => !('required' in field) || field.required;

function assertText(field: Extract<Pressable, { type: ComponentType.TextInput }>, text: string): void {
  if (text === '' && !isRequired(field)) return;
  const { min_length: min = 1, max_length: max = 4000 } = field;
  if (text.length < min || text.length > max) {
    throw new Error(`${field.custom_id} takes ${min} to ${max} characters, not ${text.length}`);
  }
}

function chooseOne(
  field: Extract<Pressable, { type: ComponentType.RadioGroup }>,
  value: ModalValue | undefined,
): string | null {
  const chosen =
    typeof value === 'string' ? value : field.options.find((option) => option.default === true)?.value;
  if (chosen === undefined && isRequired(field)) throw new Error(`${field.custom_id} is required`);
  if (chosen !== undefined && !field.options.some((option) => option.value === chosen)) {
    throw new Error(`${field.custom_id} does not offer ${chosen}`);
  }
  return chosen ?? null;
}

type Upload = Extract<Pressable, { type: ComponentType.FileUpload }>;

function upload(field: Upload, value: ModalValue | undefined, { resolved, force }: Choosing): string[] {
  const files = Array.isArray(value) ? value.filter((one): one is FileInput => typeof one === 'object') : [];
  const { min_values: min = 1, max_values: max = 1 } = field;
  const isLeftOut = files.length === 0 && !isRequired(field);
  if (!force && !isLeftOut && (files.length < min || files.length > max)) {
    throw new Error(`${field.custom_id} takes ${min} to ${max} files, not ${files.length}`);
  }
  return files.map((file) => resolved.addFile(file).id);
}
