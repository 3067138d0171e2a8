import { buildMessage } from './build-message.ts';
import type { Reply } from './reply.ts';
import type { Responder } from './responder.ts';

const EVERY_MS = 2000;

/** Interim edits of an answer, at most one every two seconds and one at a time; what is missed does not matter. */
export class ProgressReport {
  readonly #responder: Responder;
  #sending: Promise<void> = Promise.resolve();
  #isBusy = false;
  #lastAt = performance.now();

  constructor(responder: Responder) {
    this.#responder = responder;
  }

  show(reply: Reply): void {
    if (this.#isBusy || performance.now() - this.#lastAt < EVERY_MS) return;
    this.#isBusy = true;
    this.#lastAt = performance.now();
    this.#sending = this.#responder
      .edit(buildMessage(reply))
      // The result is sent all the same, and says why if it cannot.
      .catch(() => undefined)
      .finally(() => {
        this.#isBusy = false;
      });
  }

  /** Nothing is on its way any more, so that no progress can follow the result. */
  async end(): Promise<void> {
    this.#isBusy = true;
    await this.#sending;
  }
}
