import { sayName } from '../../../wording/say-name.ts';

const MOST_NAMES = 5;

/** Names of servers, as Markdown. */
export function sayKeys(scopes: readonly string[]): string {
  const names = scopes.slice(0, MOST_NAMES).map((scope) => sayName(scope));
  return scopes.length > MOST_NAMES
    ? `${names.join(', ')} and ${scopes.length - MOST_NAMES} more`
    : names.join(', ');
}
