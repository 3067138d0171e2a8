// The only way to standard output: the answer of a verb. Everything else goes to the log on standard error.
import { stripVTControlCharacters } from 'node:util';

export function printLine(line = ''): void {
  process.stdout.write(`${line}\n`);
}

export function printJson(value: unknown): void {
  printLine(JSON.stringify(value, null, process.stdout.isTTY ? 2 : 0));
}

/** Strips everything from foreign text that could move the cursor, set colours or change the text direction. */
export function plainText(text: string): string {
  return stripVTControlCharacters(text).replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '');
}
