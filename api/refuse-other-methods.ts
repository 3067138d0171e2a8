import { METHODS as HTTP_METHODS } from 'node:http';
import type { HTTPMethods } from 'fastify';
import type { Access } from './access.ts';
import { refuse } from './errors/api-error.ts';
import type { ErrorForm } from './errors/error-form.ts';
import type { ApiApp } from './game-api.ts';

/** All that reach a route; CONNECT does not. */
const METHODS: readonly HTTPMethods[] = HTTP_METHODS.filter((method) => method !== 'CONNECT');

/** Lets the routes of this server answer methods that Fastify does not take by itself; their bodies are not read. */
export function takeAllMethods(app: ApiApp): void {
  const known = new Set(app.supportedMethods);
  for (const method of METHODS) if (!known.has(method)) app.addHttpMethod(method);
}

type Taken = { readonly methods: Set<string>; readonly access?: Access; readonly errorForm?: ErrorForm };

/** Answers 405 to the methods that the added routes do not take, in the error form of the route. */
export async function refuseOtherMethods(app: ApiApp, addRoutes: () => void): Promise<void> {
  const routes = new Map<string, Taken>();
  let isOver = false;
  app.addHook('onRoute', ({ routePath, method, config }) => {
    if (isOver) return;
    const taken = routes.get(routePath) ?? { ...config, methods: new Set() };
    for (const name of [method].flat()) taken.methods.add(String(name));
    routes.set(routePath, taken);
  });
  addRoutes();
  // Routes of nested plugins too.
  await app.after();
  isOver = true;
  for (const [url, { methods, access, errorForm }] of routes) {
    const allow = [...methods].join(', ');
    app.route({
      url,
      method: METHODS.filter((method) => !methods.has(String(method))),
      schema: { hide: true },
      config: {
        ...(access === undefined ? {} : { access }),
        ...(errorForm === undefined ? {} : { errorForm }),
      },
      handler: async (request, reply) => {
        reply.header('allow', allow);
        throw refuse('METHOD_UNKNOWN', { method: request.method });
      },
    });
  }
}
