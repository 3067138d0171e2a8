import type { Answer, FakeRequest } from './request.ts';
import type { World } from './world.ts';

export type RoutedRequest = FakeRequest & {
  /** The part of the path behind `:name`. */
  readonly param: (name: string) => string;
};

export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `/channels/:channel/messages` */
  readonly path: string;
  /** False where the token in the path is enough. */
  readonly needsToken: boolean;
  /** Callbacks have no limit at all, and whatever follows them none that other routes share. */
  readonly limit?: 'none' | 'own';
  readonly run: (world: World, request: RoutedRequest) => Answer;
};

export type Match = { readonly route: Route; readonly params: ReadonlyMap<string, string> };

/** The first route for a path; undefined for a path nobody knows. */
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
