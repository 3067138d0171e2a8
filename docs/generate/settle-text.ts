import { sayAge } from '../../wording/say-age.ts';
import { ASKER, FRIEND, NOW } from './examples.data.ts';

/** Moments, milliseconds and members of a sentence in words that are the same whenever the page is made. */
export function settleText(sentence: string): string {
  return sentence
    .replaceAll(/<t:(\d+)(?::(\w))?>/g, (_, seconds: string, style: string | undefined) =>
      moment(Number(seconds) * 1000, style),
    )
    .replaceAll(/\b\d+ ms\b/g, '4 ms')
    .replaceAll(`<@${ASKER.userId}>`, `@${ASKER.name}`)
    .replaceAll(`<@${FRIEND.userId}>`, `@${FRIEND.name}`);
}

/** What the database wrote down while this page was made is told as of the page's own time. */
function moment(ms: number, style: string | undefined): string {
  const at = new Date(Math.min(ms, NOW.getTime()));
  if (style === 'R') return sayAge(at, NOW);
  return at.toISOString().slice(0, 16).replace('T', ' ');
}
