// Discord's limits for a message of Components V2, checked by the sender and by the tests of every reply.
import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  type APIMediaGalleryComponent,
  type APIMessageComponent,
  type APIMessageTopLevelComponent,
  type APISectionComponent,
  type APIStringSelectComponent,
  ComponentType,
} from 'discord-api-types/v10';
import type { Message } from './build-message.ts';

const MEBIBYTE = 1024 * 1024;

const LIMITS = {
  components: 40,
  textOfMessage: 4000,
  customId: 100,
  buttonLabel: 80,
  placeholder: 150,
  options: 25,
  optionText: 100,
  buttonsInRow: 5,
  textsInSection: 3,
  picturesInGallery: 10,
  alt: 1024,
  files: 10,
  bytesOfFile: 10 * MEBIBYTE,
  bytesOfAll: 25 * MEBIBYTE,
} as const;

type Node = APIMessageComponent | APIMessageTopLevelComponent | APIComponentInMessageActionRow;

/** Describes everything that Discord would reject; empty for a valid message. */
export function checkLimits(message: Message): string[] {
  const nodes = message.components.flatMap(walk);
  const problems = nodes.flatMap(checkNode);
  const text = nodes.reduce((sum, node) => sum + textOf(node).length, 0);
  between(problems, 'components', nodes.length, LIMITS.components);
  atMost(problems, 'characters of all texts', text, LIMITS.textOfMessage);
  const ids = nodes.flatMap(customIdsOf);
  for (const id of ids) between(problems, 'custom id', id.length, LIMITS.customId);
  return [...problems, ...checkUnique(ids), ...checkFiles(message)];
}

function walk(node: Node): Node[] {
  const children: readonly Node[] = 'components' in node ? node.components : [];
  const accessory: readonly Node[] = node.type === ComponentType.Section ? [node.accessory] : [];
  return [node, ...[...children, ...accessory].flatMap(walk)];
}

function checkNode(node: Node): string[] {
  if (node.type === ComponentType.TextDisplay) return checkText(node.content);
  if (node.type === ComponentType.Button) return checkButton(node);
  if (node.type === ComponentType.ActionRow) return checkRow(node);
  if (node.type === ComponentType.StringSelect) return checkSelect(node);
  if (node.type === ComponentType.Section) return checkSection(node);
  if (node.type === ComponentType.MediaGallery) return checkGallery(node);
  return [];
}

function checkText(content: string): string[] {
  const problems: string[] = [];
  between(problems, 'text', content.trim().length, LIMITS.textOfMessage);
  return problems;
}

function checkButton(button: APIButtonComponent): string[] {
  const problems: string[] = [];
  const label = 'label' in button ? (button.label ?? '') : '';
  between(problems, 'label', label.length, LIMITS.buttonLabel);
  return problems;
}

function checkRow(row: APIActionRowComponent<APIComponentInMessageActionRow>): string[] {
  const problems: string[] = [];
  const buttons = row.components.filter((child) => child.type === ComponentType.Button).length;
  if (buttons === row.components.length) between(problems, 'buttons in a row', buttons, LIMITS.buttonsInRow);
  else if (row.components.length !== 1) problems.push('a select must be alone in its row');
  return problems;
}

function checkSelect(select: APIStringSelectComponent): string[] {
  const problems: string[] = [];
  between(problems, 'options', select.options.length, LIMITS.options);
  atMost(problems, 'placeholder', (select.placeholder ?? '').length, LIMITS.placeholder);
  for (const option of select.options) {
    between(problems, 'option label', option.label.length, LIMITS.optionText);
    between(problems, 'option value', option.value.length, LIMITS.optionText);
    atMost(problems, 'option description', (option.description ?? '').length, LIMITS.optionText);
  }
  return [...problems, ...checkUnique(select.options.map((option) => option.value))];
}

function checkSection(section: APISectionComponent): string[] {
  const problems: string[] = [];
  between(problems, 'texts in a section', section.components.length, LIMITS.textsInSection);
  return problems;
}

function checkGallery(gallery: APIMediaGalleryComponent): string[] {
  const problems: string[] = [];
  between(problems, 'pictures', gallery.items.length, LIMITS.picturesInGallery);
  for (const item of gallery.items)
    between(problems, 'alt text', (item.description ?? '').length, LIMITS.alt);
  return problems;
}

function checkFiles({ components, files }: Message): string[] {
  const problems: string[] = [];
  atMost(problems, 'files', files.length, LIMITS.files);
  for (const file of files) atMost(problems, `bytes of ${file.name}`, file.bytes.length, LIMITS.bytesOfFile);
  const all = files.reduce((sum, file) => sum + file.bytes.length, 0);
  atMost(problems, 'bytes of all files', all, LIMITS.bytesOfAll);
  const shown = new Set(JSON.stringify(components).match(/attachment:\/\/[\w.-]+/g));
  const attached = new Set(files.map((file) => `attachment://${file.name}`));
  for (const url of shown.difference(attached)) problems.push(`${url} is not attached`);
  for (const url of attached.difference(shown)) problems.push(`${url} is not shown`);
  return problems;
}

function customIdsOf(node: Node): string[] {
  return 'custom_id' in node && node.custom_id !== undefined ? [node.custom_id] : [];
}

function textOf(node: Node): string {
  return node.type === ComponentType.TextDisplay ? node.content : '';
}

function checkUnique(values: readonly string[]): string[] {
  return values.filter((value, at) => values.indexOf(value) !== at).map((value) => `"${value}" stands twice`);
}

function between(problems: string[], what: string, size: number, most: number): void {
  if (size < 1) problems.push(`${what}: none`);
  atMost(problems, what, size, most);
}

function atMost(problems: string[], what: string, size: number, most: number): void {
  if (size > most) problems.push(`${what}: ${size}, at most ${most}`);
}
