import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseRoundFileName } from '../../../parsers/etlegacy/document/round-file-name.ts';
import { createFetchUpload, MOST_BYTES } from '../../../bot/framework/incoming/fetch-upload.ts';

const NAME = '2025-02-03-210000-oasis-round-1.txt';
const BODY = Buffer.from('a round');

let server: Server;
let origin: string;
const asked: string[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url === '/missing') response.writeHead(404).end('no');
    else if (request.url === '/elsewhere') response.writeHead(302, { location: '/file' }).end();
    else if (request.url === '/cut') {
      response.writeHead(200, { 'content-length': BODY.length });
      response.write(BODY.subarray(0, 3), () => response.destroy());
    } else response.end(BODY);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port');
  origin = `http://127.0.0.1:${address.port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const isRoundFile = (name: string): boolean => parseRoundFileName(name) !== null;

describe('an uploaded file', () => {
  const size = BODY.length;
  const fetchFrom = async (path: string, more: { name?: string; size?: number } = {}) =>
    createFetchUpload(isRoundFile, [origin])({ name: NAME, url: `${origin}${path}`, size, ...more });

  it('is fetched completely', async () => {
    const fetched = await fetchFrom('/file');
    expect(fetched).toMatchObject({ ok: true, name: NAME });
    expect(fetched.ok && Buffer.from(fetched.bytes).equals(BODY)).toBe(true);
  });

  it('is rejected where its size differs from the announced one, the request fails, or it is redirected', async () => {
    for (const [path, announced] of [
      ['/file', size - 1],
      ['/file', size + 1],
      ['/cut', size],
      ['/missing', size],
      ['/elsewhere', size],
    ] as const) {
      expect(await fetchFrom(path, { size: announced }), path).toEqual({
        ok: false,
        name: NAME,
        code: 'OUT_OF_REACH',
      });
    }
    expect(asked.filter((path) => path === '/file')).toHaveLength(3);
  });

  it('is not requested where its name, its size or its address is already invalid', async () => {
    const before = asked.length;
    for (const name of ['notes.txt', '../../etc/passwd', `${NAME}.exe`, '']) {
      expect(await fetchFrom('/file', { name })).toMatchObject({ code: 'NOT_A_ROUND_FILE' });
    }
    expect(await fetchFrom('/file', { size: MOST_BYTES + 1 })).toMatchObject({ code: 'TOO_LARGE' });
    expect(await fetchFrom('/file', { size: 0 })).toMatchObject({ code: 'EMPTY' });
    for (const url of [
      `${origin}/file`,
      'http://cdn.discordapp.com/file',
      'https://cdn.discordapp.com.evil.example/file',
      'https://cdn.discordapp.com@evil.example/file',
      'https://cdn.discordapp.com:8443/file',
      'file:///etc/passwd',
      'nonsense',
    ]) {
      const fetched = await createFetchUpload(isRoundFile)({ name: NAME, url, size });
      expect(fetched, url).toMatchObject({ ok: false, code: 'NOT_FROM_DISCORD' });
    }
    expect(asked).toHaveLength(before);
  });
});
