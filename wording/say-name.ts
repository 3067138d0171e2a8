import { cleanName } from './clean-name.ts';
import { escapeText } from './escape-text.ts';

/** A foreign name (player, map, server) inside a sentence. */
export function sayName(raw: string): string {
  return escapeText(cleanName(raw));
}
