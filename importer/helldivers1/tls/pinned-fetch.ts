import { Agent, type buildConnector, fetch as fetchWith, type RequestInit as FetchInit } from 'undici';
import { connectHost, type HostAddress } from './connect-host.ts';

export type PinnedHost = HostAddress & {
  /** As `sha256/BASE64`; two or more while a key is being changed. */
  readonly pins: readonly string[];
};

export type PinnedFetch = {
  /** Like the global fetch, for this one host: it refuses every other, so no other loses its verification. */
  readonly fetch: (url: URL, init: RequestInit) => Promise<Response>;
  /** Lets go of its connections. */
  readonly close: () => Promise<void>;
};

/** Requests to one host, over connections each of which is verified or pinned before anything is sent on it. */
export function openPinnedFetch(host: PinnedHost): PinnedFetch {
  const connect = (
    { hostname, port, protocol }: buildConnector.Options,
    callback: buildConnector.Callback,
  ): void => {
    void open(host, `${protocol}//${hostname}:${port === '' ? '443' : port}`).then(
      (socket) => callback(null, socket),
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), null),
    );
  };
  const dispatcher = new Agent({ connect });
  return {
    // The types of the package and those of the platform describe the same things.
    fetch: async (url, init) =>
      (await fetchWith(url, { ...(init as unknown as FetchInit), dispatcher })) as unknown as Response,
    close: async () => dispatcher.destroy(),
  };
}

async function open({ hostname, port, pins, ca }: PinnedHost, wanted: string) {
  const own = `https://${hostname}:${port}`;
  if (wanted !== own) throw new Error(`This connection is for ${own} only, not for ${wanted}.`);
  return await connectHost({ hostname, port, pins, ca });
}
