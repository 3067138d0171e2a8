import { makeSnowflake } from '../snowflake.ts';

export type SentEvent = { readonly op: 0; readonly s: number; readonly t: string; readonly d: unknown };

type Sink = (event: SentEvent) => void;

/** One IDENTIFY: its numbered events are kept for a RESUME until the bot or the fake ends it. */
export class GatewaySession {
  readonly id = makeSnowflake();
  readonly shard: readonly [number, number];
  readonly intents: number;
  readonly #events: SentEvent[] = [];
  #sink: Sink | undefined;

  constructor(shard: readonly [number, number], intents: number) {
    this.shard = shard;
    this.intents = intents;
  }

  get seq(): number {
    return this.#events.length;
  }

  get isConnected(): boolean {
    return this.#sink !== undefined;
  }

  attach(sink: Sink): void {
    this.#sink = sink;
  }

  /** Only the connection that holds the session may release it. */
  detach(sink: Sink): void {
    if (this.#sink === sink) this.#sink = undefined;
  }

  push(name: string, data: unknown): void {
    const event: SentEvent = { op: 0, s: this.#events.length + 1, t: name, d: data };
    this.#events.push(event);
    this.#sink?.(event);
  }

  replay(afterSeq: number): readonly SentEvent[] {
    return this.#events.slice(afterSeq);
  }

  /** True for the shard that receives events of a guild; without a guild that is the first shard. */
  concerns(guildId: string | undefined): boolean {
    const [index, count] = this.shard;
    return guildId === undefined ? index === 0 : (BigInt(guildId) >> 22n) % BigInt(count) === BigInt(index);
  }
}
