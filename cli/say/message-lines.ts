// Formats a Discord message for a terminal.
import {
  type APIMessageTopLevelComponent,
  type APIMessageComponent,
  type APIComponentInMessageActionRow,
  ComponentType,
} from 'discord-api-types/v10';
import type { Message } from '../../bot/framework/reply/build-message.ts';
import { zoneName } from '../../wording/zone-name.ts';
import { plainText } from '../print/print.ts';

type Node = APIMessageTopLevelComponent | APIMessageComponent;

/** @param zone IANA zone in which moments are formatted. */
export function messageLines(message: Message, zone: string): string[] {
  return message.components.flatMap((component) => linesOf(component, zone));
}

function linesOf(node: Node, zone: string): string[] {
  if (node.type === ComponentType.Container || node.type === ComponentType.Section) {
    return node.components.flatMap((child) => linesOf(child, zone));
  }
  if (node.type === ComponentType.TextDisplay) return [...textLines(node.content, zone), ''];
  if (node.type === ComponentType.MediaGallery) {
    return [...node.items.map((item) => `[picture] ${plainText(item.description ?? '')}`), ''];
  }
  if (node.type === ComponentType.File) return [`[file] ${node.file.url.replace('attachment://', '')}`, ''];
  if (node.type === ComponentType.ActionRow) return [node.components.map(controlText).join(' ')];
  return [];
}

function controlText(control: APIComponentInMessageActionRow): string {
  if (control.type === ComponentType.Button) return `[${'label' in control ? (control.label ?? '') : ''}]`;
  if (control.type === ComponentType.StringSelect) {
    const chosen = control.options.find((option) => option.default === true)?.label;
    return `<${chosen ?? control.placeholder ?? 'choose'}, ${control.options.length} choices>`;
  }
  return `<${control.placeholder ?? 'choose'}>`;
}

/** Code blocks unchanged; sentences without Markdown characters. */
function textLines(content: string, zone: string): string[] {
  let isCode = false;
  return content.split('\n').flatMap((line) => {
    if (line === '```') {
      isCode = !isCode;
      return [];
    }
    return [plainText(isCode ? line : sentence(line, zone))];
  });
}

function sentence(line: string, zone: string): string {
  return line
    .replace(/^(?:#{1,3}|-#) /, '')
    .replaceAll(/<t:(\d+)(?::\w)?>/g, (_, seconds: string) => moment(Number(seconds), zone))
    .replaceAll(/(?<!\\)(?:\*\*|`)/g, '')
    .replaceAll(/\\([^\p{L}\p{N}\s])/gu, '$1');
}

function moment(seconds: number, zone: string): string {
  const instant = new Date(seconds * 1000);
  const local = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
  const clock = local.toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');
  return `${clock} ${zoneName(instant, zone)}`;
}
