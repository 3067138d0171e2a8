import type { ApiApp } from '../../../api/game-api.ts';

type Parameter = {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required?: boolean;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
  readonly schema?: {
    readonly type?: unknown;
    readonly enum?: readonly string[];
    readonly examples?: readonly string[];
  };
};

type Body = {
  readonly content?: Readonly<
    Record<string, { readonly schema: object; readonly example?: unknown; readonly examples?: object }>
  >;
};

type Operation = {
  readonly summary?: string;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Body;
  readonly responses: Readonly<Record<string, Body>>;
};

/** A route as the document describes it. */
export type ApiRoute = {
  readonly name: string;
  readonly path: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly operation: Operation;
  readonly parameters: readonly Parameter[];
  readonly isOpen: boolean;
  readonly scope: string | undefined;
};

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** Returns all routes of the document. */
export function listRoutes(app: ApiApp): ApiRoute[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the library types the document more loosely
  const { paths } = JSON.parse(JSON.stringify(app.swagger())) as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  };
  return Object.entries(paths).flatMap(([path, operations]) =>
    METHODS.flatMap((method) => {
      const operation = operations[method.toLowerCase()];
      if (operation === undefined) return [];
      const { security = [], parameters = [] } = operation;
      const [scope] = security.flatMap((entry) => Object.values(entry).flat());
      return [
        {
          name: `${method} ${path}`,
          path,
          method,
          operation,
          parameters,
          isOpen: security.length === 0,
          scope,
        },
      ];
    }),
  );
}

type Values = Readonly<Record<string, string>>;

/** Returns the path of a route with these values, or examples, filled in. */
export function fillPath({ path, parameters }: ApiRoute, values: Values = {}): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const { schema } = parameters.find((one) => one.name === name && one.in === 'path') ?? {};
    return encodeURIComponent(values[name] ?? schema?.enum?.[0] ?? schema?.examples?.[0] ?? 'dpm');
  });
}

/** Returns the same with the query parameters that are required or given. */
export function fillUrl(route: ApiRoute, values: Values = {}): string {
  const query = new URLSearchParams();
  for (const { name, in: place, required, schema } of route.parameters) {
    const value = values[name] ?? (required === true ? schema?.examples?.[0] : undefined);
    if (place === 'query' && value !== undefined) query.set(name, value);
  }
  const path = fillPath(route, values);
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}
