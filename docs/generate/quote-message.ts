// A message of the bot as a quote in a page: its texts, its pictures in words, what can be pressed.
import {
  type APIComponentInMessageActionRow,
  type APIMessageComponent,
  type APIMessageTopLevelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
} from 'discord-api-types/v10';
import type { Message } from '../../bot/framework/build-message.ts';
import { settleText } from './settle-text.ts';

type Node = APIMessageTopLevelComponent | APIMessageComponent;

export function quoteMessage(message: Message): string[] {
  const parts = message.components.flatMap(quoteNode);
  return parts.flatMap((lines, at) => [
    ...(at === 0 ? [] : ['>']),
    ...lines.map((line) => `> ${line}`.trimEnd()),
  ]);
}

/** A form that opens instead of an answer. */
export function quoteForm({ title, components }: APIModalInteractionResponseCallbackData): string[] {
  const fields = components.flatMap((field) =>
    field.type === ComponentType.Label ? [`> - ${field.label}`] : [],
  );
  return [`> **${title}**`, '>', ...fields];
}

function quoteNode(node: Node): string[][] {
  if (node.type === ComponentType.Container || node.type === ComponentType.Section) {
    return node.components.flatMap(quoteNode);
  }
  if (node.type === ComponentType.TextDisplay) return [quoteText(node.content)];
  if (node.type === ComponentType.MediaGallery) {
    return node.items.map(({ description }) => [`🖼 ${literal(description ?? '')}`]);
  }
  if (node.type === ComponentType.File) return [[`📎 \`${node.file.url.replace('attachment://', '')}\``]];
  if (node.type === ComponentType.ActionRow) return [[node.components.map(control).join(' ')]];
  return [];
}

function control(component: APIComponentInMessageActionRow): string {
  if (component.type === ComponentType.Button) {
    return `<kbd>${'label' in component ? (component.label ?? '') : ''}</kbd>`;
  }
  const chosen =
    component.type === ComponentType.StringSelect
      ? component.options.find((option) => option.default === true)?.label
      : undefined;
  return `<kbd>${chosen ?? component.placeholder ?? 'Choose'} ▾</kbd>`;
}

/** Discord's markdown as other readers know it: tables stay as they are, a line break has to say that it is one. */
function quoteText(content: string): string[] {
  let isTable = false;
  const kinds = content.split('\n').map((line) => {
    const isFence = line.startsWith('```');
    if (isFence) isTable = !isTable;
    if (isFence || isTable) return { kind: 'table', line } as const;
    return { kind: /^\s*- /.test(line) ? 'list' : 'text', line: readable(line) } as const;
  });
  return kinds.flatMap(({ kind, line }, at) => {
    const next = kinds[at + 1]?.kind;
    if (kind === 'text' && next === 'text' && line !== '') return [`${line}\\`];
    return next === undefined || next === kind ? [line] : [line, ''];
  });
}

function readable(line: string): string {
  return settleText(line)
    .replace(/^#{1,3} (.*)$/, '**$1**')
    .replace(/^-# (.*)$/, '<sub>$1</sub>');
}

/** Words with no sign that means something in a page. */
function literal(words: string): string {
  return words.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_[\]<>#|~]/g, String.raw`\$&`);
}
