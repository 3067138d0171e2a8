import { fetchAnswer, type FetchOptions } from '../../collect/http/fetch-answer.ts';
import { HostQueue } from '../../collect/http/host-queue.ts';
import type { HttpHost } from '../../collect/http/http-source.ts';
import type { Helldivers1Settings } from '../settings.ts';
import { openPinnedFetch } from '../tls/pinned-fetch.ts';
import { hostOf } from '../tls/host-of.ts';
import type { AskUpstream, Form, UpstreamAnswer } from './ask-upstream.ts';

/** The largest known answer has about 15 kB; a war of many months would have ten times as much. */
export const MAX_BYTES = 4 * 1024 * 1024;
const HTTPS_PORT = 443;

export type Upstream = {
  readonly host: HttpHost;
  readonly url: URL;
  readonly queue: HostQueue;
  /** Sends requests, in turn, and repeats those that fail for a while. */
  readonly askFor: (signal: AbortSignal) => AskUpstream;
  /** Sends requests once each, and gives up after so long, the wait for their turn included. */
  readonly askWithin: (ms: number, signal: AbortSignal) => AskUpstream;
  readonly close: () => Promise<void>;
};

type UpstreamOptions = {
  /** Authorities to trust instead of the usual ones. */
  readonly ca?: string;
  /** See fetchAnswer. */
  readonly retryMs?: number;
};

/** The API at the address of the settings, over its pinned connection. */
export function openUpstream(
  { HD1_URL: url, HD1_PINS: pins }: Helldivers1Settings,
  { ca, retryMs }: UpstreamOptions = {},
): Upstream {
  const port = Number(url.port || HTTPS_PORT);
  // Without TLS it is on this machine, which the settings check.
  const pinned =
    url.protocol === 'https:' ? openPinnedFetch({ hostname: hostOf(url), port, pins, ca }) : null;
  const host: HttpHost = {
    name: 'helldivers1',
    gapMs: 0,
    ...(pinned === null ? {} : { fetch: pinned.fetch }),
  };
  const queue = new HostQueue(host.gapMs);
  const endpoint = {
    name: 'helldivers1/archive',
    everyMs: 0,
    request: () => null,
    maxBytes: MAX_BYTES,
    takesAnyType: true,
  };
  const ask = async (form: Form, options: Omit<FetchOptions, 'queue'>): Promise<UpstreamAnswer> => {
    const outcome = await fetchAnswer(host, endpoint, { url, form }, { queue, ...options });
    if (outcome.kind === 'answer') return { ok: true, ...outcome.answer };
    return { ok: false, reason: outcome.kind === 'failed' ? outcome.reason : 'The host said nothing new.' };
  };
  return {
    host,
    url,
    queue,
    askFor: (signal) => async (form) => ask(form, { signal, ...(retryMs === undefined ? {} : { retryMs }) }),
    askWithin: (ms, signal) => async (form) => {
      const late = AbortSignal.timeout(ms);
      try {
        return await ask(form, { signal: AbortSignal.any([signal, late]), retries: 0 });
      } catch (error) {
        if (signal.aborted || !late.aborted) throw error;
        return { ok: false, reason: `The host gave no answer within ${ms / 1000} s.` };
      }
    },
    close: async () => pinned?.close(),
  };
}
