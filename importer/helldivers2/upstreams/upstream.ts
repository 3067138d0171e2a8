import type { HttpHost } from '../../collect/http/http-source.ts';
import type { Kind } from '../kinds.ts';
import type { UpstreamName, UpstreamSettings } from './upstream-settings.ts';

/** The parameters of a request. */
export type Ask = {
  /** The war's number, from answers; the default if none is known. */
  readonly war: number;
  /** Game seconds from which news is requested. */
  readonly newsFrom: number;
  /** Planet whose history is requested. */
  readonly planet: number;
};

export type Upstream = {
  readonly host: HttpHost;
  /** Address by kind; null for kinds that this upstream does not have. */
  readonly address: (kind: Kind, ask: Ask) => URL | null;
};

type Paths = Readonly<Record<Kind, ((ask: Ask) => string) | null>>;

/** The official bodies, below different prefixes. */
const bodies = (prefix: string): Omit<Paths, 'planets'> => ({
  status: ({ war }) => `${prefix}/WarSeason/${war}/Status`,
  info: ({ war }) => `${prefix}/WarSeason/${war}/WarInfo`,
  // Without both the answer is empty or has only the oldest.
  news: ({ war, newsFrom }) => `${prefix}/NewsFeed/${war}?maxEntries=1024&fromTimestamp=${newsFrom}`,
  orders: ({ war }) => `${prefix}/v2/Assignment/War/${war}`,
  campaign: null,
  history: null,
});

const PATHS = {
  manual: {
    status: () => '/api/v1/war/status',
    info: () => '/api/v1/war/info',
    news: ({ newsFrom }) => `/api/v1/war/news?from=${newsFrom}`,
    campaign: () => '/api/v1/war/campaign',
    orders: () => '/api/v1/war/major-orders',
    history: ({ planet }) => `/api/v1/war/history/${planet}?timeframe=day`,
    planets: () => '/api/v1/planets',
  },
  community: { ...bodies('/raw/api'), planets: () => '/api/v1/planets' },
  official: { ...bodies('/api'), planets: null },
} as const satisfies Record<UpstreamName, Paths>;

/** The community allows 5 requests in 10 s; the same limit is used for the others. */
const GAP_MS = 2100;

export function openUpstream({ upstream, url, contact, language }: UpstreamSettings): Upstream {
  const paths: Paths = PATHS[upstream];
  const own = { 'X-Super-Client': 'debrief', 'X-Super-Contact': contact };
  return {
    host: {
      name: `helldivers2/${upstream}`,
      gapMs: GAP_MS,
      headers: {
        'Accept-Language': language,
        'User-Agent': 'debrief',
        ...(upstream === 'community' ? own : {}),
      },
    },
    address: (kind, ask) => {
      const path = paths[kind]?.(ask);
      return path === undefined ? null : new URL(path, url);
    },
  };
}
