import { z } from 'zod';

const logLine = z.object({ msg: z.string(), interaction: z.string().optional() });
/** The log entry of the router at the end of every interaction. */
const ENDS = new Set(['interaction.answered', 'interaction.lost']);

/** Tracks finished interactions, for callers that wait for the end of an answer. */
export class Answers {
  readonly #ends = new Map<string, PromiseWithResolvers<void>>();

  /** A line of the bot's log. */
  hear(line: string): void {
    const { msg, interaction } = logLine.parse(JSON.parse(line));
    if (interaction !== undefined && ENDS.has(msg)) this.end(interaction);
  }

  /** Whether it is finished. */
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
