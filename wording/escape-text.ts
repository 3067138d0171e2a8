const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
/** What Discord gives a meaning anywhere: styles, headings, lists, quotes, links, mentions, emojis, times. */
const MEANINGFUL = /[\\*_~`|<>#+.()[\]:@!/&-]/g;

/**
 * Foreign text inside a sentence: no markdown, no mention, no link, and its direction ends where it ends. Discord takes
 * a backslash before any punctuation. (escapeMarkdown of discord.js leaves mentions, links and lone fences alone.)
 */
export function escapeText(text: string): string {
  return isolate(text.replaceAll(MEANINGFUL, String.raw`\$&`));
}

/** Foreign text inside a code block, where only the fence itself can be broken. */
export function codeText(text: string): string {
  return isolate(text.replaceAll('`', "'"));
}

function isolate(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}
