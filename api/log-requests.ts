import type { Logger } from '../core/logger.ts';
import type { ApiApp } from './game-api.ts';
import type { Metrics } from './status-routes.ts';

/**
 * Logs each answer with the template of its route: never the URL, a header or a body, which may hold what people search
 * for. Probes are only logged for debugging. Every answer carries the id of its request.
 */
export function logRequests(app: ApiApp, log: Logger, { observe }: Pick<Metrics, 'observe'>): void {
  // These lines have no field that could hold a secret; looking for one takes a tenth of a short answer.
  const answers = log.child({}, { redact: [] });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  app.addHook('onResponse', async (request, reply) => {
    const { url: route = 'none', config } = request.routeOptions;
    const level = config.access === 'local' ? 'debug' : 'info';
    const line = {
      request: request.id,
      method: request.method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      key: request.caller?.name ?? null,
    };
    observe?.({ ...line, seconds: reply.elapsedTime / 1000 });
    answers[level](line, 'http.answered');
  });
}
