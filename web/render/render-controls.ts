// Buttons and menus below an answer. `data-press` holds the id that is sent back when one is used.
import {
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import { element, type Piece } from './piece.ts';
import { renderMarks } from './render-text.ts';
import { readMarkdown } from './markdown/read-markdown.ts';
import type { Rendering } from './rendering.ts';

const LOOKS: Readonly<Partial<Record<ButtonStyle, string>>> = {
  [ButtonStyle.Primary]: 'primary',
  [ButtonStyle.Success]: 'success',
  [ButtonStyle.Danger]: 'danger',
};

export function renderRow(controls: readonly APIComponentInMessageActionRow[], rendering: Rendering): Piece {
  const pieces = controls.map((control) => renderControl(control, rendering));
  if (rendering.medium === 'page') return element('div', { class: 'row' }, ...pieces);
  return element('p', {}, ...pieces.flatMap((piece, at) => (at === 0 ? [piece] : [' ', piece])));
}

export function renderControl(control: APIComponentInMessageActionRow, rendering: Rendering): Piece {
  if (control.type === ComponentType.Button) return renderButton(control, rendering);
  const label = control.placeholder ?? 'Choose';
  if (rendering.medium === 'document') {
    const chosen = control.type === ComponentType.StringSelect ? chosenOf(control) : undefined;
    return element('kbd', {}, `${plain(chosen ?? label, rendering)} ▾`);
  }
  const inside =
    control.type === ComponentType.StringSelect ? renderMenu(control, label) : renderIdField(label);
  const kind = control.type === ComponentType.StringSelect ? 'choice' : 'account';
  const press = { 'data-press': control.custom_id, 'data-kind': kind };
  return element('form', { class: 'choose', ...press }, inside, element('button', {}, 'Choose'));
}

function renderButton(button: APIButtonComponent, { medium }: Rendering): Piece {
  const label = 'label' in button ? (button.label ?? '') : '';
  const emoji = 'emoji' in button ? (button.emoji?.name ?? '') : '';
  const text = [emoji, label].filter((part) => part !== '').join(' ');
  if (medium === 'document') return element('kbd', {}, text);
  // Only fonts of emoji have these; browsers without one show boxes.
  const words = text.replaceAll('⏮', '«').replaceAll('⏭', '»');
  if (button.style === ButtonStyle.Link) {
    const rel = 'noopener noreferrer nofollow';
    return element('a', { class: 'button', href: webAddress(button.url), rel, target: '_blank' }, words);
  }
  const look = LOOKS[button.style] ?? 'secondary';
  const press = 'custom_id' in button ? { 'data-press': button.custom_id } : {};
  const off = button.disabled === true ? { disabled: '' } : {};
  return element('button', { class: look, type: 'button', ...press, ...off }, words);
}

/** An address of another kind leads nowhere. */
function webAddress(url: string): string {
  return /^https?:\/\//i.test(url) ? url : '#';
}

function chosenOf({ options }: APIStringSelectComponent): string | undefined {
  return options.find((option) => option.default === true)?.label;
}

function renderMenu(menu: APIStringSelectComponent, label: string): Piece {
  const hint = element('option', { value: '', disabled: '', selected: '' }, label);
  const options = menu.options.map((option) => {
    const about = option.description === undefined ? '' : ` – ${option.description}`;
    const chosen = option.default === true ? { selected: '' } : {};
    return element('option', { value: option.value, ...chosen }, `${option.label}${about}`);
  });
  const first = chosenOf(menu) === undefined ? [hint] : [];
  const off = menu.disabled === true ? { disabled: '' } : {};
  return element(
    'select',
    { 'aria-label': label, name: 'choice', required: '', ...off },
    ...first,
    ...options,
  );
}

/** Outside Discord nobody can be picked from a list of members. */
function renderIdField(label: string): Piece {
  return element('input', {
    'aria-label': `${label} Id of a Discord account`,
    name: 'choice',
    // Short enough for a phone.
    placeholder: 'Account id',
    required: '',
  });
}

function plain(text: string, rendering: Rendering): string {
  const [line] = readMarkdown(text);
  const marks = line !== undefined && 'marks' in line ? renderMarks(line.marks, rendering) : [];
  return marks.every((mark) => typeof mark === 'string') ? marks.join('') : text;
}
