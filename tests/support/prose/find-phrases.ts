import { readFileSync } from 'node:fs';
import { BANNED_PHRASES } from './banned-phrases.data.ts';

/** Characters of the text that a finding quotes before and after the phrase. */
const CONTEXT = 30;

/** Returns one line per banned phrase of a file: path, line, quotation and what to write instead. */
export function findPhrases(root: string, path: string): string[] {
  const text = readFileSync(`${root}${path}`, 'utf8');
  return findIn(text).map(({ line, quote, instead }) => `${path}:${line} "${quote}": write ${instead}`);
}

/** Joins wrapped lines of a comment, so that a phrase is found across the wrap; the length of the text is unchanged. */
export function findIn(text: string): { line: number; quote: string; instead: string }[] {
  const joined = text.replace(/\n[ \t]*(?:\/\/|\*(?!\/))?/g, (wrap) => ' '.repeat(wrap.length));
  return BANNED_PHRASES.flatMap(({ pattern, instead }) =>
    [...joined.matchAll(spacious(pattern))].map((match) => ({
      line: text.slice(0, match.index).split('\n').length,
      quote: quoteAt(joined, match.index, match[0].length),
      instead,
    })),
  );
}

/** A wrap leaves several blanks, so a blank of the pattern matches any number of them. */
function spacious({ source, flags }: RegExp): RegExp {
  return new RegExp(source.replaceAll(' ', ' +'), flags);
}

function quoteAt(text: string, at: number, length: number): string {
  return text
    .slice(Math.max(0, at - CONTEXT), at + length + CONTEXT)
    .replace(/\s+/g, ' ')
    .trim();
}
