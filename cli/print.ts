// The only way to standard output: what a verb was asked for. Everything else goes to the log on standard error.
import { stripVTControlCharacters } from 'node:util';

export function printLine(line = ''): void {
  process.stdout.write(`${line}\n`);
}

export function printJson(value: unknown): void {
  printLine(JSON.stringify(value, null, process.stdout.isTTY ? 2 : 0));
}

/** Text from files and players, without anything that could move the cursor, colour or turn the line around. */
export function plainText(text: string): string {
  return stripVTControlCharacters(text).replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '');
}
