// The API of the game on loopback with simulated wars, for a try-out without the internet.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { playWars, type Wars } from './play-wars.ts';
import { archiveAnswer, errorAnswer, statusAnswer } from './war-answers.ts';

export type ServedWars = { readonly url: URL; readonly close: () => Promise<void> };

export type ServeOptions = {
  readonly seed: number;
  /** 0: any free one. */
  readonly port: number;
  /** How long the first war has been going on when it is first asked about. */
  readonly daysBefore: number;
};

const DAY_S = 86_400;
const MOST_BYTES = 10_000;

/** The wars go on in real time. */
export async function serveWars({ seed, port, daysBefore }: ServeOptions): Promise<ServedWars> {
  const now = (): number => Math.floor(Date.now() / 1000);
  const wars = playWars({ seed, startTime: now() - daysBefore * DAY_S });
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const form = new URLSearchParams(await readBody(request));
    wars.playUntil(now());
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer(wars, form, now())));
  };
  const server = createServer((request, response) => void handle(request, response));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The simulator has no port.');
  return {
    url: new URL(`http://127.0.0.1:${address.port}/1.0/`),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function answer({ wars }: Wars, form: URLSearchParams, time: number): object {
  const action = form.get('action');
  if (action === 'get_campaign_status') return statusAnswer(wars, time);
  if (action === 'get_snapshots') return archiveAnswer(wars, Number(form.get('season')), time);
  return errorAnswer(time, 1, 'No action set');
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request) if (body.length < MOST_BYTES) body += String(part);
  return body;
}
