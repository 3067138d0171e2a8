const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
/** Characters with a meaning in Discord: styles, headings, lists, quotes, links, mentions, emojis, times. */
const MEANINGFUL = /[\\*_~`|<>#+.()[\]:@!/&-]/g;

/**
 * Escapes foreign text for use in a sentence: no markdown, mention or link, and its text direction is isolated. Discord
 * accepts a backslash before any punctuation. (escapeMarkdown of discord.js leaves mentions, links and unpaired fences
 * alone.)
 */
export function escapeText(text: string): string {
  return isolate(text.replaceAll(MEANINGFUL, String.raw`\$&`));
}

/** Escapes foreign text for a code block, where only the fence has a meaning. */
export function codeText(text: string): string {
  return isolate(text.replaceAll('`', "'"));
}

function isolate(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}
