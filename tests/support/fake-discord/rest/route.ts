import type { Answer, FakeRequest } from '../request.ts';
import type { World } from '../world.ts';

export type RoutedRequest = FakeRequest & {
  /** The part of the path that matches `:name`. */
  readonly param: (name: string) => string;
};

export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `/channels/:channel/messages` */
  readonly path: string;
  /** False if the token in the path is sufficient. */
  readonly needsToken: boolean;
  /** Callbacks have no limit, and webhook requests of interactions do not count towards the global limit. */
  readonly limit?: 'none' | 'own';
  readonly run: (world: World, request: RoutedRequest) => Answer;
};

export type Match = { readonly route: Route; readonly params: ReadonlyMap<string, string> };

/** Returns the first route for a path; undefined for an unknown path. */
export function matchRoute(routes: readonly Route[], method: string, path: string): Match | undefined {
  const parts = path.split('/');
  for (const route of routes) {
    const params = route.method === method ? matchPath(route.path.split('/'), parts) : undefined;
    if (params !== undefined) return { route, params };
  }
  return undefined;
}

function matchPath(pattern: readonly string[], parts: readonly string[]): Map<string, string> | undefined {
  if (pattern.length !== parts.length) return undefined;
  const params = new Map<string, string>();
  for (const [index, expected] of pattern.entries()) {
    const part = parts[index] ?? '';
    if (expected.startsWith(':') && part !== '') params.set(expected.slice(1), part);
    else if (expected !== part) return undefined;
  }
  return params;
}
