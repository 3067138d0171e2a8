import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { Mark } from '../../../web/render/markdown/mark.ts';
import { readMarkdown } from '../../../web/render/markdown/read-markdown.ts';

const text = (words: string): Mark => ({ kind: 'text', text: words });

describe('readMarkdown', () => {
  it('reads headings, small print, texts and empty lines', () => {
    expect(readMarkdown('## A **b**\n-# small `c`\none\n\ntwo\n### Last')).toEqual([
      { kind: 'title', marks: [text('A '), { kind: 'bold', inside: [text('b')] }] },
      { kind: 'small', marks: [text('small '), { kind: 'code', text: 'c' }] },
      { kind: 'text', marks: [text('one')] },
      { kind: 'text', marks: [] },
      { kind: 'text', marks: [text('two')] },
      { kind: 'heading', marks: [text('Last')] },
    ]);
  });

  it('reads lists with their depth and their numbers', () => {
    expect(readMarkdown('- a\n  - b\n3. c\n* d')).toEqual([
      { kind: 'item', depth: 0, number: null, marks: [text('a')] },
      { kind: 'item', depth: 1, number: null, marks: [text('b')] },
      { kind: 'item', depth: 0, number: 3, marks: [text('c')] },
      { kind: 'item', depth: 0, number: null, marks: [text('d')] },
    ]);
  });

  it('keeps code as it is, and the text around it', () => {
    const table = ' # name\n\n 1 **x**';
    expect(readMarkdown(`before\n\`\`\`\n${table}\n\`\`\`\nafter`)).toEqual([
      { kind: 'text', marks: [text('before')] },
      { kind: 'code', text: table },
      { kind: 'text', marks: [text('after')] },
    ]);
  });

  it('reads quotes, spoilers, moments and mentions', () => {
    const id = '123456789012345678';
    expect(readMarkdown(`> q\n||s||\n<t:0:R> <@${id}> @everyone </top:${id}> <:x_y:${id}>`)).toEqual([
      { kind: 'quote', lines: [{ kind: 'text', marks: [text('q')] }] },
      { kind: 'text', marks: [{ kind: 'spoiler', inside: [text('s')] }] },
      {
        kind: 'text',
        marks: [
          { kind: 'moment', seconds: 0, style: 'R' },
          text(' '),
          { kind: 'member', id },
          text(' @everyone '),
          { kind: 'code', text: '/top' },
          text(' :x_y:'),
        ],
      },
    ]);
  });

  it('takes escaped signs as text', () => {
    expect(readMarkdown(String.raw`\*\*a\* MP\-Fourty \# \<t:1:R\> \[x](https://a.example)`)).toMatchObject([
      { marks: [{ text: '**a* MP-Fourty # <t:1:R> [x](' }, { kind: 'link' }, { text: ')' }] },
    ]);
  });

  it('follows links of the web only', () => {
    expect(readMarkdown('[a](https://a.example/b) [c](javascript:alert(1)) <https://d.example>')).toEqual([
      {
        kind: 'text',
        marks: [
          { kind: 'link', href: 'https://a.example/b', inside: [text('a')] },
          text(' [c](javascript:alert(1)) '),
          { kind: 'link', href: 'https://d.example', inside: [text('https://d.example')] },
        ],
      },
    ]);
  });

  it('takes a moment that no calendar has as text', () => {
    expect(readMarkdown('<t:99999999999999:R>')).toEqual([
      { kind: 'text', marks: [text('<t:99999999999999>')] },
    ]);
  });

  it.each(['*', '_', '||', '[a](', '> ', '# ', '**_', '`'])(
    'survives a message that consists of %s',
    (sign) => {
      const whole = sign.repeat(4000 / sign.length);
      expect(() => readMarkdown(whole)).not.toThrow();
    },
  );

  test.prop([
    fc.array(fc.constantFrom('a', ' ', '\n', '*', '_', '|', '`', '-', '#', '>', '<', '1.', '[', '](', ')')),
  ])('never loses a letter', (parts) => {
    const count = (json: string): number => json.split('a').length;
    const whole = parts.join('');
    const words = readMarkdown(whole).flatMap(lettersOf).join('');
    expect(count(words)).toBe(count(whole));
  });
});

function lettersOf(line: ReturnType<typeof readMarkdown>[number]): string[] {
  if (line.kind === 'quote') return line.lines.flatMap(lettersOf);
  return line.kind === 'code' ? [line.text] : line.marks.flatMap(wordsOf);
}

function wordsOf(mark: Mark): string[] {
  if ('text' in mark) return [mark.text];
  return 'inside' in mark ? mark.inside.flatMap(wordsOf) : [];
}
