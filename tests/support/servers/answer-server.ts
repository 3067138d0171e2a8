import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export type Seen = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  readonly atMs: number;
};

type Handler = (seen: Seen, response: ServerResponse) => void | Promise<void>;

export type AnswerServer = {
  readonly url: URL;
  readonly seen: readonly Seen[];
  /** The maximum number of concurrent requests. */
  readonly mostAtOnce: () => number;
  readonly handle: (handler: Handler) => void;
  readonly close: () => Promise<void>;
};

/** Starts an upstream on loopback with answers set by the test; it records its requests. */
export async function startAnswerServer(first: Handler): Promise<AnswerServer> {
  const seen: Seen[] = [];
  let handler = first;
  let now = 0;
  let most = 0;
  const server = createServer((request, response) => {
    now += 1;
    most = Math.max(most, now);
    response.once('close', () => (now -= 1));
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const one = { method, path: url, headers, body, atMs: performance.now() };
      seen.push(one);
      void handler(one, response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: new URL(`http://127.0.0.1:${address.port}/`),
    seen,
    mostAtOnce: () => most,
    handle: (next) => {
      handler = next;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
