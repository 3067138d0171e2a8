// A form (modal) that opens instead of an answer.
import {
  type APIFileUploadComponent,
  type APIModalInteractionResponseCallbackData,
  type APIStringSelectComponent,
  type APITextInputComponent,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10';
import { readMarkdown } from './markdown/read-markdown.ts';
import { type Attributes, element, type Piece } from './piece.ts';
import { renderLines } from './render-text.ts';
import type { Rendering } from './rendering.ts';

type Field = APIModalInteractionResponseCallbackData['components'][number];

/** `data-press` holds the id that is sent back with what was filled in. */
export function renderForm(
  { custom_id: id, title, components }: APIModalInteractionResponseCallbackData,
  rendering: Rendering,
): Piece {
  if (rendering.medium === 'document') {
    const names = components.flatMap((field) => (field.type === ComponentType.Label ? [field.label] : []));
    const fields = names.map((name) => element('li', {}, name));
    return element(
      'blockquote',
      {},
      element('p', {}, element('strong', {}, title)),
      element('ul', {}, ...fields),
    );
  }
  const buttons = [
    element('button', { type: 'button', class: 'secondary', 'data-close': '' }, 'Cancel'),
    element('button', { class: 'primary' }, 'Submit'),
  ];
  const heading = element('h3', { id: 'form-title' }, title);
  const fields = components.flatMap((field, at) => renderField(field, `field-${at}`, rendering));
  const attributes = { class: 'filling', 'data-press': id, 'aria-labelledby': 'form-title' };
  return element('form', attributes, heading, ...fields, element('div', { class: 'row' }, ...buttons));
}

function renderField(field: Field, id: string, rendering: Rendering): Piece[] {
  if (field.type === ComponentType.TextDisplay) return renderLines(readMarkdown(field.content), rendering);
  if (field.type !== ComponentType.Label) return [cannot()];
  const about = field.description ?? '';
  const hint = about === '' ? [] : [element('p', { class: 'small', id: `${id}-about` }, about)];
  const described: Attributes = about === '' ? { id } : { id, 'aria-describedby': `${id}-about` };
  const input = renderInput(field.component, described);
  return [element('label', { for: id }, field.label), ...hint, input ?? cannot()];
}

function renderInput(
  component: Extract<Field, { type: ComponentType.Label }>['component'],
  attributes: Attributes,
): Piece | null {
  if (component.type === ComponentType.TextInput) return renderTextInput(component, attributes);
  if (component.type === ComponentType.FileUpload) return renderUpload(component, attributes);
  return component.type === ComponentType.StringSelect ? renderChoice(component, attributes) : null;
}

function renderTextInput(component: APITextInputComponent, given: Attributes): Piece {
  const { placeholder, min_length: min, max_length: max, value = '', required = true, style } = component;
  const attributes: Attributes = {
    ...given,
    name: component.custom_id,
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(min === undefined ? {} : { minlength: String(min) }),
    ...(max === undefined ? {} : { maxlength: String(max) }),
    ...(required ? { required: '' } : {}),
  };
  if (style === TextInputStyle.Paragraph) return element('textarea', { ...attributes, rows: '4' }, value);
  return element('input', { ...attributes, type: 'text', value });
}

function renderUpload(component: APIFileUploadComponent, given: Attributes): Piece {
  const { min_values: min = 1, max_values: max = 1, required = true } = component;
  const types = 'file_types' in component && Array.isArray(component.file_types) ? component.file_types : [];
  return element('input', {
    ...given,
    type: 'file',
    name: component.custom_id,
    'data-most': String(max),
    ...(max > 1 ? { multiple: '' } : {}),
    ...(required && min > 0 ? { required: '' } : {}),
    ...(types.length === 0 ? {} : { accept: types.join(',') }),
  });
}

function renderChoice({ custom_id: name, options }: APIStringSelectComponent, given: Attributes): Piece {
  const choices = options.map(({ label, value, default: isDefault }) =>
    element('option', { value, ...(isDefault === true ? { selected: '' } : {}) }, label),
  );
  return element('select', { ...given, name }, ...choices);
}

function cannot(): Piece {
  return element('p', { class: 'small' }, 'This field can only be filled in in Discord.');
}
