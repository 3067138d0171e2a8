import { buildMessage } from './reply/build-message.ts';
import type { Reply } from './reply/reply.ts';
import type { Responder } from './responder.ts';

const EVERY_MS = 2000;

/** Sends interim edits of an answer, at most one every two seconds and one at a time; skipped ones do not matter. */
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
      // The final edit is sent anyway, and reports its own failure.
      .catch(() => undefined)
      .finally(() => {
        this.#isBusy = false;
      });
  }

  /** Resolves when no edit is pending, so that no progress can follow the result. */
  async end(): Promise<void> {
    this.#isBusy = true;
    await this.#sending;
  }
}
