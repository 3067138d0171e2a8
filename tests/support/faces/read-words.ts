// Parses the text of an answer into rows of a name and numbers, so that they can be compared with a picture.
import { ComponentType } from 'discord-api-types/v10';
import type { PictureSlot } from '../../../bot/framework/reply/reply.ts';

export type Row = { readonly text: string; readonly numbers: ReadonlySet<string> };

/** The text version of a picture. */
export function wordsOf({ instead }: PictureSlot): string {
  return instead
    .map((component) => (component.type === ComponentType.TextDisplay ? component.content : ''))
    .join('\n');
}

/** Every line of its tables. */
export function tableRows(words: string): Row[] {
  return [...words.matchAll(/```\n([^]*?)\n```/g)].flatMap(([, table = '']) =>
    table
      .split('\n')
      .slice(1)
      .map((text) => ({ text, numbers: numbersIn(text) })),
  );
}

/** Normalises numbers: no grouping, no percent sign, no mark of the first attackers. */
export function numbersIn(text: string): Set<string> {
  const plain = text.replaceAll(/(?<=\d)[,\u2009](?=\d{3})/g, '');
  return new Set(Array.from(plain.matchAll(/<?\d+(?:[.:]\d+)*/g), ([found]) => found));
}
