// Tags of answers that were sent a moment ago: while nothing was imported or decided since, a client that has the answer
// gets 304 without computing it again.
import type { FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { SharedLook } from './shared-look.ts';

type KnownAnswer = {
  /** Differs once something was imported or decided after the answer began. */
  readonly mark: string;
  readonly headers: Readonly<Record<string, string>>;
};

const MOST = 2_000;
/** What the mark does not show, such as the turn of a week, is seen after this long. */
const FRESH_MS = 5_000;

export class KnownTags {
  readonly #answers = new LRUCache<string, { readonly answer: KnownAnswer; readonly until: number }>({
    max: MOST,
  });
  readonly #marks: SharedLook<'mark', string>;

  constructor(fetchMark: () => Promise<string>) {
    this.#marks = new SharedLook(async () => new Map([['mark', await fetchMark()]]));
  }

  /** undefined also for the first who asks after a while: they compute it anew, the others need not wait for that. */
  find(request: FastifyRequest): KnownAnswer | undefined {
    const known = this.#answers.get(keyOf(request));
    if (known === undefined || performance.now() < known.until) return known?.answer;
    this.keep(request, known.answer);
    return undefined;
  }

  keep(request: FastifyRequest, answer: KnownAnswer): void {
    this.#answers.set(keyOf(request), { answer, until: performance.now() + FRESH_MS });
  }

  /** The mark as of now. */
  async readMark(): Promise<string> {
    return (await this.#marks.read('mark')) ?? '';
  }
}

/** Answers depend on who asks, and on what they may see. */
function keyOf({ caller, url }: FastifyRequest): string {
  return JSON.stringify([caller?.id, caller?.scopes, caller?.reach, url]);
}
