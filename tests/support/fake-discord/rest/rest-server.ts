import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError } from '../api-error.ts';
import { callbackRoutes } from './callback-routes.ts';
import { channelRoutes } from './channel-routes.ts';
import { commandRoutes } from './command-routes.ts';
import { Faults } from '../faults.ts';
import { guildRoutes } from './guild-routes.ts';
import { identityRoutes } from './identity-routes.ts';
import { LimitError } from './limit-error.ts';
import { RateLimiter } from './rate-limiter.ts';
import { readRequest } from './read-request.ts';
import type { Answer, RequestRecord } from '../request.ts';
import { matchRoute, type Match, type Route } from './route.ts';
import { strike } from './strike.ts';
import { threadRoutes } from './thread-routes.ts';
import { webhookRoutes } from './webhook-routes.ts';
import type { World } from '../world.ts';

const BASE = '/api/v10';
const ROUTES: readonly Route[] = [
  ...identityRoutes,
  ...guildRoutes,
  ...commandRoutes,
  ...callbackRoutes,
  ...webhookRoutes,
  ...channelRoutes,
  ...threadRoutes,
];

/** REST: record, fault, token, limits, route; every rejection is recorded as a problem. */
export class RestServer {
  readonly records: RequestRecord[] = [];
  readonly faults = new Faults();
  /** Answers with 401, 403 or 429; Discord bans an address after 10,000 in ten minutes. */
  invalidCount = 0;
  readonly #world: World;
  readonly #limiter: RateLimiter;

  constructor(world: World) {
    this.#world = world;
    this.#limiter = new RateLimiter(world.settings);
  }

  async handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
    if (url.pathname.startsWith('/attachments/')) return this.#serveFile(url.pathname, response);
    const record: RequestRecord = {
      method: incoming.method ?? 'GET',
      path: readPath(url.pathname),
      query: url.searchParams,
      headers: incoming.headers,
      body: undefined,
      files: [],
      at: performance.now(),
      status: 0,
      answer: undefined,
    };
    const answer = await this.#answer(incoming, record);
    if (answer === 'cut') response.destroy();
    else if (answer !== 'silent') send(response, answer);
    this.#world.signal.notify();
  }

  async #answer(incoming: IncomingMessage, record: RequestRecord): Promise<Answer | 'cut' | 'silent'> {
    let filled = record;
    const fault = this.faults.take(record);
    try {
      filled = { ...record, ...(await readRequest(incoming, this.#world.settings.requestSizeLimit)) };
      this.records.push(filled);
      const struck = fault?.after === true ? undefined : await strike(fault);
      const answer = struck ?? this.#process(filled);
      note(filled, answer);
      return fault?.after === true ? ((await strike(fault)) ?? answer) : answer;
    } catch (error) {
      const refusal = this.#refuse(filled, error);
      note(filled, refusal);
      return refusal;
    }
  }

  #process(request: RequestRecord): Answer {
    const match = matchRoute(ROUTES, request.method, request.path);
    if (match === undefined) throw new ApiError(404, 0, '404: Not Found');
    this.#assertCaller(request, match.route);
    const headers = match.route.limit === 'none' ? {} : this.#limit(match);
    const param = (name: string): string => {
      const value = match.params.get(name);
      if (value === undefined) throw new Error(`${match.route.path} has no :${name}`);
      return value;
    };
    const { status, body } = match.route.run(this.#world, { ...request, param });
    return { status, body, headers };
  }

  #assertCaller(request: RequestRecord, route: Route): void {
    if (!/^DiscordBot \(.+\)/.test(request.headers['user-agent'] ?? '')) {
      throw new ApiError(
        403,
        40_333,
        'internal network error: a bot names itself "DiscordBot (url, version)"',
      );
    }
    if (route.needsToken && request.headers.authorization !== `Bot ${this.#world.token}`) {
      throw new ApiError(401, 0, '401: Unauthorized');
    }
  }

  #limit({ route, params }: Match): Record<string, string> {
    const names = ['channel', 'guild', 'token'];
    const major = names.map((name) => params.get(name) ?? '').join(' ');
    const isShared = route.limit === undefined;
    const verdict = this.#limiter.take({ route: `${route.method} ${route.path}`, major, isShared });
    if (verdict.retryAfter === undefined) return verdict.headers;
    throw new LimitError(verdict.headers, verdict.retryAfter, verdict.isGlobal);
  }

  #refuse(record: RequestRecord, error: unknown): Answer {
    const where = `${record.method} ${record.path}`;
    if (!(error instanceof ApiError)) {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.#world.problems.push({ where, status: 500, code: 'FAKE_BROKEN', message, body: record.body });
      return { status: 500, body: { message: '500: Internal Server Error', code: 0 } };
    }
    const { status, code, message, errors } = error;
    if ([401, 403, 429].includes(status)) this.invalidCount += 1;
    this.#world.problems.push({ where, status, code, message, errors, body: record.body });
    if (error instanceof LimitError) return error.toAnswer();
    return { status, body: error.toBody() };
  }

  #serveFile(path: string, response: ServerResponse): void {
    const file = this.#world.state.files.get(path);
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': file.contentType, 'content-length': file.data.length });
    response.end(file.data);
  }
}

/** Without the base; discord.js writes an `@` as `%40`. */
function readPath(pathname: string): string {
  const path = pathname.startsWith(`${BASE}/`) ? pathname.slice(BASE.length) : pathname;
  return path.replaceAll('%40', '@');
}

function note(record: RequestRecord, answer: Answer | 'cut' | 'silent'): void {
  if (typeof answer === 'string') return;
  record.status = answer.status;
  record.answer = answer.body;
}

function send(response: ServerResponse, { status, body, headers }: Answer): void {
  const text = body === undefined ? '' : JSON.stringify(body);
  response.writeHead(status, {
    ...(text === '' ? {} : { 'content-type': 'application/json' }),
    'x-request-id': randomUUID(),
    ...headers,
  });
  response.end(text);
}
