import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { fetchAnswer } from '../../../../importer/collect/http/fetch-answer.ts';
import { HostQueue } from '../../../../importer/collect/http/host-queue.ts';
import type { HttpEndpoint, HttpHost } from '../../../../importer/collect/http/http-source.ts';
import { type AnswerServer, startAnswerServer } from '../../../support/servers/answer-server.ts';

let server: AnswerServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

const host: HttpHost = { name: 'test', gapMs: 0, headers: { 'X-Client': 'debrief' } };
const endpoint: HttpEndpoint = {
  name: 'test/a',
  everyMs: 1000,
  request: () => null,
  timeoutMs: 300,
  maxBytes: 1000,
};
const open = { signal: new AbortController().signal, retryMs: 1 };

async function ask(more: Partial<Parameters<typeof fetchAnswer>[3]> = {}, form?: Record<string, string>) {
  const request = form === undefined ? { url: server!.url } : { url: server!.url, form };
  return await fetchAnswer(host, endpoint, request, { queue: new HostQueue(0), ...open, ...more });
}

const json = { 'content-type': 'application/json' };

describe('fetchAnswer', () => {
  it('returns the bytes with the time of the Date header, and sends the headers', async () => {
    server = await startAnswerServer((_, response) => {
      response.writeHead(200, {
        ...json,
        date: 'Thu, 05 Mar 2026 12:00:00 GMT',
        'cache-control': 'public, max-age=20',
      });
      response.end('{"a":1}');
    });
    const outcome = await ask();
    expect(outcome).toMatchObject({
      kind: 'answer',
      answer: { status: 200, observedAt: new Date('2026-03-05T12:00:00Z'), maxAgeMs: 20_000 },
    });
    expect(server.seen[0]?.headers['x-client']).toBe('debrief');
  });

  it('sends a conditional request, and treats 304 as unchanged', async () => {
    server = await startAnswerServer(({ headers }, response) => {
      response.writeHead(headers['if-modified-since'] === undefined ? 200 : 304, json).end();
    });
    expect(await ask({ since: 'Thu, 05 Mar 2026 12:00:00 GMT' })).toMatchObject({ kind: 'unchanged' });
  });

  it('posts a form', async () => {
    server = await startAnswerServer((_, response) => void response.writeHead(200, json).end('{}'));
    await ask({}, { action: 'get it', season: '7' });
    expect(server.seen[0]).toMatchObject({ method: 'POST', body: 'action=get+it&season=7' });
  });

  it('retries after 5xx, 408, 429, closed connections and time-outs, and returns the last failure with its bytes', async () => {
    const faults = [
      (response: ServerResponse) => void response.destroy(),
      (response: ServerResponse) => void response.writeHead(503).end(),
      () => undefined,
      (response: ServerResponse) =>
        void response.writeHead(502, { 'content-type': 'text/html' }).end('<html>'),
    ];
    server = await startAnswerServer((_, response) => faults[server!.seen.length - 1]?.(response));
    expect(await ask()).toMatchObject({
      kind: 'failed',
      code: 'HTTP_STATUS',
      answer: { body: Buffer.from('<html>') },
    });
    expect(server.seen).toHaveLength(4);
  });

  it('does not retry after 400, after too many bytes or after a success of another content type', async () => {
    server = await startAnswerServer(
      (_, response) => void response.writeHead(400, json).end('{"message":"no"}'),
    );
    expect(await ask()).toMatchObject({ code: 'HTTP_STATUS', mayRetry: false });
    server.handle((_, response) => void response.writeHead(200, json).end('x'.repeat(2000)));
    expect(await ask()).toMatchObject({ code: 'TOO_LARGE' });
    expect(server.seen).toHaveLength(2);
  });

  it('treats a web page with status 200 as a failure', async () => {
    server = await startAnswerServer(
      (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'),
    );
    expect(await ask()).toMatchObject({ code: 'WRONG_TYPE' });
  });

  it('follows no redirect, which could send headers to another host', async () => {
    server = await startAnswerServer(
      (_, response) => void response.writeHead(302, { location: '/else' }).end(),
    );
    expect(await ask()).toMatchObject({ code: 'HTTP_STATUS', mayRetry: false });
    expect(server.seen.map(({ path }) => path)).toEqual(['/']);
  });

  it('sends no request to a host during Retry-After, for all endpoints', async () => {
    server = await startAnswerServer((_, response) => {
      if (server!.seen.length === 1) response.writeHead(429, { 'retry-after': '1' }).end();
      else response.writeHead(200, json).end('{}');
    });
    const queue = new HostQueue(0);
    await Promise.all([ask({ queue }), ask({ queue })]);
    const [first, second] = server.seen;
    expect(second!.atMs - first!.atMs).toBeGreaterThanOrEqual(990);
  });

  it('sends one request at a time, with the interval of the host', async () => {
    server = await startAnswerServer(async (_, response) => {
      await sleep(5);
      response.writeHead(200, json).end('{}');
    });
    const queue = new HostQueue(40);
    await Promise.all(Array.from({ length: 5 }, async () => ask({ queue })));
    expect(server.mostAtOnce()).toBe(1);
    expect(server.seen).toHaveLength(5);
  });

  it('ends at once when it is aborted', async () => {
    server = await startAnswerServer(() => undefined);
    const stop = new AbortController();
    const asked = ask({ signal: stop.signal });
    setTimeout(() => stop.abort(), 20);
    await expect(asked).rejects.toThrow(/abort/i);
  });
});
