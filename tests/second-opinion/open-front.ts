// A small REST server before the twin. It takes multipart bodies apart and answers what the twin cannot be asked;
// all else goes through. It keeps what the bot said, by the token of the interaction.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { APIMessage, InteractionResponseType } from 'discord-api-types/v10';
import { readBody, type Body } from './read-body.ts';

/** One answer of the bot to an interaction, as the twin has stored it. */
export type Write = { readonly message: APIMessage; readonly body: Body };

export type Exchange = {
  callback: CallbackBody | undefined;
  readonly writes: Write[];
  /** `performance.now()` of the newest write. */
  at: number;
};

export type CallbackBody = {
  readonly type: InteractionResponseType;
  readonly data?: Readonly<Record<string, unknown>>;
};

export type Front = {
  readonly api: string;
  readonly exchangeOf: (token: string) => Exchange;
  /** The list of commands, as the twin answered it; empty before the first. */
  readonly commands: () => readonly unknown[];
  readonly registrations: () => number;
  /** What the twin refused. */
  readonly takeProblems: () => string[];
  readonly close: () => Promise<void>;
};

const COMMANDS = /^\/api\/v10\/applications\/\d+\/commands/;
const CALLBACK = /\/interactions\/\d+\/([^/]+)\/callback/;
const WEBHOOK = /\/webhooks\/\d+\/([^/?]+)/;

/** @param onCallback runs before the bot knows that its first answer arrived. */
export async function openFront(
  twinUrl: string,
  onCallback: (token: string, body: CallbackBody) => Promise<void>,
): Promise<Front> {
  const exchanges = new Map<string, Exchange>();
  const problems: string[] = [];
  let commands: readonly unknown[] = [];
  let registrations = 0;
  const exchangeOf = (token: string): Exchange => {
    const exchange = exchanges.get(token) ?? { callback: undefined, writes: [], at: 0 };
    exchanges.set(token, exchange);
    return exchange;
  };

  async function keep(request: IncomingMessage, body: Body, answer: string): Promise<void> {
    const { method, url = '' } = request;
    if (method === 'PUT' && COMMANDS.test(url)) {
      commands = JSON.parse(answer);
      registrations += 1;
    }
    const called = CALLBACK.exec(url)?.[1];
    if (called !== undefined) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the twin has taken it for one
      const callback = body.json as CallbackBody;
      await onCallback(called, callback);
      exchangeOf(called).callback = callback;
    }
    const token = WEBHOOK.exec(url)?.[1];
    if (token === undefined || answer === '') return;
    const exchange = exchangeOf(token);
    exchange.writes.push({ message: JSON.parse(answer), body });
    exchange.at = performance.now();
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '' } = request;
    if (method === 'GET' && COMMANDS.test(url)) return send(response, 200, JSON.stringify(commands));
    const body = await readBody(request);
    const forwarded = await fetch(`${twinUrl}${url.slice('/api'.length)}`, {
      method,
      headers: { 'content-type': 'application/json', authorization: request.headers.authorization ?? '' },
      ...(method === 'GET' || method === 'DELETE' ? {} : { body: JSON.stringify(body.json) }),
    });
    const answer = await forwarded.text();
    // A deferred answer that nobody has written yet is no message there, so it cannot be taken back either.
    const isNothing = method === 'DELETE' && url.endsWith('original') && forwarded.status === 404;
    if (forwarded.ok) await keep(request, body, answer);
    else if (!isNothing) problems.push(`${method} ${url}: ${forwarded.status} ${answer}`);
    send(response, forwarded.status, answer);
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      problems.push(`${request.method} ${request.url}: ${String(error)}`);
      response.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port');
  return {
    api: `http://127.0.0.1:${address.port}/api`,
    exchangeOf,
    commands: () => commands,
    registrations: () => registrations,
    takeProblems: () => problems.splice(0),
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, body === '' ? {} : { 'content-type': 'application/json' });
  response.end(body);
}
