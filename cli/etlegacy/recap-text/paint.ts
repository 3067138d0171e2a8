import { styleText } from 'node:util';

export type Style = 'title' | 'good' | 'dim' | 'warn';
export type Paint = (style: Style, text: string) => string;

const FORMATS = { title: 'bold', good: 'green', dim: 'dim', warn: 'yellow' } as const satisfies Record<
  Style,
  Parameters<typeof styleText>[0]
>;

export const plain: Paint = (_style, text) => text;

/** Colours only where they are seen: on a terminal that is not told otherwise (NO_COLOR). They never carry a meaning. */
export function paintFor(stream: NodeJS.WriteStream): Paint {
  return (style, text) => styleText(FORMATS[style], text, { stream, validateStream: true });
}
