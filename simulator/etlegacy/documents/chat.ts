// What players write during a round. Every message holds the mark, so that a search shows where chat went.
import type { Random } from '../random.ts';
import type { Client } from '../server/person.ts';
import type { DocumentFacts } from './document-facts.ts';
import { escapeText } from './escape-text.ts';
import { latin1, utf8 } from '../byte-text.ts';
import type { ByteText } from '../byte-text.ts';

export type Message = {
  readonly at: number;
  readonly client: Client;
  readonly command: 'say' | 'say_team' | 'vsay';
  readonly text: string;
};

const MEAN_GAP_MS = 20_000;

const TEXTS: readonly ByteText[] = [
  utf8('gl hf'),
  utf8('they come from "the left"'),
  utf8('100% sure %s %d'),
  utf8('<script>alert(1)</script>'),
  utf8('it\'s "message": {"label":"kill"}'),
  utf8('日本'),
  latin1('caf\u00e9'),
  utf8('x'.repeat(200)),
];

/** In the order of time, by the game's clock. */
export function chatOf({ script, samples, times }: DocumentFacts, random: Random): Message[] {
  const lengthMs = times.end - times.start - times.pauseMs;
  const messages: Message[] = [];
  for (let at = random.wait(MEAN_GAP_MS); at < lengthMs; at += random.wait(MEAN_GAP_MS)) {
    const sample = random.find(samples);
    const text = random.find(TEXTS);
    if (sample === undefined || text === undefined) break;
    messages.push({
      at: Math.round(at / 50) * 50,
      client: sample.client,
      command: random.pick(['say', 'say_team', 'vsay']),
      text: `${escapeText(text, script.family)} ${script.chatMark}`,
    });
  }
  return messages;
}
