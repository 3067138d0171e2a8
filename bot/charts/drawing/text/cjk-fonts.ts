// Chinese, Japanese and Korean fonts consist of over a hundred small files each. Only the files that contain a
// character of the text are registered, each as a family of its own.
import { readFileSync } from 'node:fs';
import { fontPath, registerFont } from './font-file.ts';

const SCRIPTS = ['jp', 'kr', 'sc'] as const;
type Script = (typeof SCRIPTS)[number];

type Subset = { readonly file: string; readonly family: string };

const indexes = new Map<Script, ReadonlyMap<number, Subset>>();

function parseRange(range: string): [number, number] {
  const [first = '', last = first] = range.trim().slice(2).split('-');
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
}

function readIndex(script: Script): ReadonlyMap<number, Subset> {
  const known = indexes.get(script);
  if (known !== undefined) return known;
  const index = new Map<number, Subset>();
  for (const [name, ranges] of readRanges(script)) {
    const number = /^\[(\d+)\]$/u.exec(name)?.[1];
    if (number === undefined) continue;
    const subset = {
      file: `files/noto-sans-${script}-${number}-wght-normal.woff2`,
      family: `Noto ${script} ${number}`,
    };
    for (const range of ranges.split(',')) {
      const [first, last] = parseRange(range);
      for (let code = first; code <= last; code += 1) index.set(code, subset);
    }
  }
  indexes.set(script, index);
  return index;
}

/**
 * Reads the package's own table: subset name, "U+4e00-4e10,U+4e12". Parsed by hand, because a CSS library would double
 * what a drawing thread loads.
 */
function readRanges(script: Script): [string, string][] {
  const file = fontPath(packageOf(script), 'unicode.json');
  const table: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof table !== 'object' || table === null) throw new TypeError(`not a table of ranges: ${file}`);
  return Object.entries(table).map(([name, ranges]: [string, unknown]) => {
    if (typeof ranges !== 'string') throw new TypeError(`no ranges of ${name}: ${file}`);
    return [name, ranges];
  });
}

function packageOf(script: Script): string {
  return `@fontsource-variable/noto-sans-${script}`;
}

/** Registers the files that contain these code points and returns their families, Japanese shapes first. */
export function registerCjkFonts(codePoints: Iterable<number>): string[] {
  const families = new Set<string>();
  for (const code of codePoints) {
    const script = SCRIPTS.find((candidate) => readIndex(candidate).has(code));
    const subset = script === undefined ? undefined : readIndex(script).get(code);
    if (script === undefined || subset === undefined) continue;
    registerFont(subset.family, packageOf(script), subset.file);
    families.add(subset.family);
  }
  return [...families];
}
