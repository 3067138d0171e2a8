// One place turns whatever a route threw into an answer: a problem of the catalogue in the form of the route, never a
// stack or a message of a library.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from 'fastify-type-provider-zod';
import type { Logger } from '../core/logger.ts';
import { findFailure } from '../database/failures/find-failure.ts';
import { findRefusal } from '../database/failures/find-refusal.ts';
import { ApiError, type ErrorDetail, refuse } from './errors/api-error.ts';
import { ERROR_FORM } from './errors/error-form.ts';
import type { ApiApp } from './game-api.ts';

type Tools = {
  readonly log: Logger;
  readonly onBrokenAnswer?: ((route: string) => Promise<void>) | undefined;
};

/** Answers errors of all routes of this instance, and requests that no route takes. */
export function answerErrors(app: ApiApp, tools: Tools): void {
  app.setErrorHandler((error, request, reply) => {
    const known = readError(error);
    if (known.problem.status >= 500) logFailure(tools, { error, known }, request);
    return sendError(known, request, reply);
  });
  app.setNotFoundHandler((request, reply) => sendError(refuse('ADDRESS_UNKNOWN'), request, reply));
}

/** For an address that cannot be read, which no route takes. */
export function sendUnreadable(request: FastifyRequest, reply: FastifyReply): void {
  reply.header('x-request-id', request.id);
  sendError(
    refuse('BAD_INPUT', { what: 'the address cannot be read, or a part of it is too long' }),
    request,
    reply,
  );
}

function sendError({ problem }: ApiError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const form = request.routeOptions.config.errorForm ?? ERROR_FORM;
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
  return reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(form.build(problem, request.id));
}

const SLOW = 'FST_ERR_HANDLER_TIMEOUT';

/** By the codes of Fastify's own errors that a request causes. */
const FASTIFY_PROBLEMS = new Map([
  ['FST_ERR_CTP_BODY_TOO_LARGE', 'TOO_LARGE'],
  ['FST_ERR_CTP_INVALID_MEDIA_TYPE', 'TYPE_UNKNOWN'],
  [SLOW, 'TOO_SLOW'],
] as const);

function readError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) return explainInput(error);
  const { code, statusCode } = fieldsOf(error);
  // PostgreSQL stores no text with a zero byte.
  if (code === '22021') return refuse('BAD_INPUT', { what: 'it contains a zero byte' });
  for (const [name, problem] of FASTIFY_PROBLEMS) if (code === name) return refuse(problem);
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500)
    return refuse('BAD_INPUT', { what: 'it cannot be read' });
  const failure = findFailure(error);
  if (failure?.code === '57014') return refuse('TOO_SLOW');
  const refusal = findRefusal(error);
  if (refusal !== null) return refuse('DATABASE_REFUSES', refusal);
  // Class 42 is a statement that the database does not understand.
  return refuse(failure === null || failure.code.startsWith('42') ? 'BROKEN' : 'DATABASE_AWAY');
}

type InputError = {
  readonly validation: readonly { readonly instancePath: string; readonly message?: string | undefined }[];
  readonly validationContext?: string | undefined;
};

/** `querystring/limit: Too big` in a sentence and as details. */
function explainInput({ validation, validationContext = 'request' }: InputError): ApiError {
  const place = validationContext === 'querystring' ? 'query' : validationContext;
  const details: ErrorDetail[] = validation.map(({ instancePath, message = 'is invalid' }) => ({
    path: `${place}${instancePath === '/' ? '' : instancePath}`,
    message,
  }));
  const what = details.map(({ path, message }) => `${path}: ${message}`).join('; ');
  return refuse('BAD_INPUT', { what }, details);
}

type Failed = { readonly error: unknown; readonly known: ApiError };

/** An answer that breaks its own schema is a bug that clients cannot do anything about. */
function logFailure({ log, onBrokenAnswer }: Tools, { error, known }: Failed, request: FastifyRequest): void {
  const { url: route = 'none' } = request.routeOptions;
  if (error instanceof ApiError || fieldsOf(error).code === SLOW) {
    // Where it was thrown says nothing more.
    const { code, say } = known.problem;
    log.warn({ code, say, request: request.id, route }, 'http.failed');
    return;
  }
  const isBroken = isResponseSerializationError(error) && 'cause' in error;
  log.error(
    { err: error, request: request.id, route },
    isBroken ? 'http.answer_breaks_schema' : 'http.failed',
  );
  if (isBroken) onBrokenAnswer?.(route).catch((err: unknown) => log.error({ err, route }, 'http.no_alarm'));
}

type ErrorFields = { readonly code?: unknown; readonly statusCode?: unknown };

/** Every thrown value may have these fields; their types are unchecked. */
function fieldsOf(error: unknown): ErrorFields {
  return typeof error === 'object' && error !== null ? error : {};
}
