import {
  type APIMessageComponent,
  type APIMessageTopLevelComponent,
  ComponentType,
} from 'discord-api-types/v10';
import { joinAltText } from '../../bot/charts/text/alt-text.ts';
import type { Answer } from '../../bot/framework/collect-answer.ts';
import { readLines } from './cards/read-lines.ts';

type Node = APIMessageTopLevelComponent | APIMessageComponent;

/** Describes the picture of an answer, in words that fit into an alt text. */
export function describeAnswer({ message, form }: Pick<Answer, 'message' | 'form'>): string {
  if (form !== null) {
    const fields = form.components.flatMap((field) =>
      field.type === ComponentType.Label ? [field.label] : [],
    );
    return joinAltText(
      `A form, ${form.title}:`,
      fields.map((field) => `${field};`),
    );
  }
  const [first = '', ...others] = (message?.components ?? []).flatMap(wordsOf);
  return joinAltText(
    closed(first),
    others.map((words) => closed(words)),
  );
}

function wordsOf(node: Node): string[] {
  if (node.type === ComponentType.Container || node.type === ComponentType.Section)
    return node.components.flatMap(wordsOf);
  if (node.type === ComponentType.TextDisplay) {
    const lines = readLines(node.content).map(({ spans }) => spans.map(({ text }) => text).join(''));
    return lines.filter((line) => line.trim() !== '');
  }
  if (node.type !== ComponentType.MediaGallery) return [];
  // Piece by piece, so that the text is cut between two of them.
  return node.items.flatMap(({ description }) => (description ?? '').split(/(?<=[.;]) /));
}

function closed(words: string): string {
  return /[.:;!?]$/.test(words.trim()) ? words : `${words}.`;
}
