import type { TLSSocket } from 'node:tls';
import { Agent, type buildConnector, fetch as fetchWith, type RequestInit as FetchInit } from 'undici';
import { connectHost, type HostAddress } from './connect-host.ts';
import { hostOf } from './host-of.ts';

export type PinnedHost = HostAddress & {
  /** As `sha256/BASE64`; two or more during a change of the key. */
  readonly pins: readonly string[];
};

export type PinnedFetch = {
  /** Like the global fetch, for this host only: it rejects all others, so that none loses its verification. */
  readonly fetch: (url: URL, init: RequestInit) => Promise<Response>;
  /** Closes its connections. */
  readonly close: () => Promise<void>;
};

/** Requests to one host, over connections that are verified or pinned before anything is sent. */
export function openPinnedFetch(host: PinnedHost): PinnedFetch {
  const connect: buildConnector.connector = (wanted, callback) => {
    callWith(callback, open(host, wanted));
  };
  const dispatcher = new Agent({ connect });
  return {
    fetch: async (url, init) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the types of the package and of the platform describe the same things
      const response = await fetchWith(url, { ...(init as unknown as FetchInit), dispatcher });
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above
      return response as unknown as Response;
    },
    close: async () => dispatcher.destroy(),
  };
}

function callWith(callback: buildConnector.Callback, socket: Promise<TLSSocket>): void {
  socket.then(
    // oxlint-disable-next-line promise/no-callback-in-promise -- the package requires a callback
    (opened) => callback(null, opened),
    // oxlint-disable-next-line promise/no-callback-in-promise -- as above
    (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), null),
  );
}

async function open(
  { hostname, port, pins, ca }: PinnedHost,
  wanted: buildConnector.Options,
): Promise<TLSSocket> {
  const own = `https://${hostname}:${port}`;
  const asked = `${wanted.protocol}//${hostOf(wanted)}:${wanted.port === '' ? '443' : wanted.port}`;
  if (asked !== own) throw new Error(`This connection is for ${own} only, not for ${asked}.`);
  return await connectHost({ hostname, port, pins, ca });
}
