import { sayAge } from '../../wording/say-age.ts';
import { ASKER, FRIEND, NOW } from './examples.data.ts';

/** Replaces times, milliseconds and members in a sentence, so that it is independent of when the page is generated. */
export function settleText(sentence: string): string {
  return sentence
    .replaceAll(/<t:(\d+)(?::(\w))?>/g, (_, seconds: string, style: string | undefined) =>
      moment(Number(seconds) * 1000, style),
    )
    .replaceAll(/\b\d+ ms\b/g, '4 ms')
    .replaceAll(`<@${ASKER.userId}>`, `@${ASKER.name}`)
    .replaceAll(`<@${FRIEND.userId}>`, `@${FRIEND.name}`);
}

/** Deadlines of what is shown are nearer than this. */
const AHEAD_MS = 2 * 86_400_000;

/** Times that the database recorded while the page was generated, which is later, are shown as the page's own time. */
function moment(ms: number, style: string | undefined): string {
  const at = ms - NOW.getTime() < AHEAD_MS ? new Date(ms) : NOW;
  if (style === 'R') return sayAge(at, NOW);
  return at.toISOString().slice(0, 16).replace('T', ' ');
}
