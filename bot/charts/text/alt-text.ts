import { cleanText } from './clean-text.ts';

/** Discord refuses longer descriptions. */
const ALT_TEXT_LIMIT = 1024;

const thinSpaces = /\u2009/gu;

/** Shortens one piece, so that a single endless name cannot eat the whole description. */
function clip(text: string, limit: number): string {
  const clean = cleanText(text.replace(thinSpaces, ''));
  return clean.length <= limit ? clean : `${clean.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}

/** Joins an opening and its items to at most 1024 characters; what does not fit is left off item by item and counted. */
export function joinAltText(opening: string, items: readonly string[]): string {
  let text = clip(opening, 400);
  for (const [index, item] of items.entries()) {
    const rest = ` And ${items.length - index} more.`;
    const next = `${text} ${clip(item, 240)}`;
    const reserve = index === items.length - 1 ? 0 : ` And ${items.length - index - 1} more.`.length;
    if (next.length + reserve > ALT_TEXT_LIMIT) return text + rest;
    text = next;
  }
  return text;
}
