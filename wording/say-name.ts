import { cleanName } from './clean-name.ts';
import { escapeText } from './escape-text.ts';

/** Escapes a foreign name (player, map, server) for use in a sentence. */
export function sayName(raw: string): string {
  return escapeText(cleanName(raw));
}
