/** Which interactions the bot is done with, for those who wait for the end of an answer. */
export class Answers {
  readonly #ends = new Map<string, PromiseWithResolvers<void>>();

  /** Nothing more comes of it. */
  end(interactionId: string): void {
    this.#of(interactionId).resolve();
  }

  async until(interactionId: string): Promise<void> {
    await this.#of(interactionId).promise;
    this.#ends.delete(interactionId);
  }

  #of(interactionId: string): PromiseWithResolvers<void> {
    const known = this.#ends.get(interactionId) ?? Promise.withResolvers<void>();
    this.#ends.set(interactionId, known);
    return known;
  }
}
