import { Agent, type AgentOptions, type RequestOptions } from 'node:https';
import type { Duplex } from 'node:stream';
import { connectHost, type HostAddress } from './connect-host.ts';

type PinnedAgentOptions = HostAddress & { readonly pins: readonly string[] };

/** Connections to one host, each of them verified or pinned. It refuses every other host, so no other loses verification. */
export class PinnedAgent extends Agent {
  readonly #host: PinnedAgentOptions;

  constructor(host: PinnedAgentOptions, options: AgentOptions = {}) {
    super({ ...options, maxCachedSessions: 0 });
    this.#host = host;
  }

  override createConnection(
    options: RequestOptions,
    callback?: (error: Error | null, stream: Duplex) => void,
  ): undefined {
    // The agent asks with a callback that takes an error alone, too.
    const answer = callback as ((error: Error | null, stream?: Duplex) => void) | undefined;
    void this.#connect(options).then(
      (socket) => answer?.(null, socket),
      (error: unknown) => answer?.(error instanceof Error ? error : new Error(String(error))),
    );
  }

  async #connect(options: RequestOptions): Promise<Duplex> {
    const { hostname, port, pins, ca } = this.#host;
    if (options.host !== hostname || Number(options.port ?? 443) !== port) {
      throw new Error(`This connection is for ${hostname}:${port} only, not for ${options.host}.`);
    }
    return await connectHost({ hostname, port, pins, ca });
  }
}
