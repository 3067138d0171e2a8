// Asks a game server by UDP who plays, with one datagram each way. Datagrams without the challenge are ignored, because
// they can be forged.
import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import type { ServerAddress } from '../../../core/server-address.ts';
import { parseStatus } from '../../../parsers/etlegacy/status/parse-status.ts';
import type { ServerStatus } from '../../../parsers/etlegacy/status/server-status.ts';

export type Asked =
  | { readonly ok: true; readonly status: ServerStatus }
  | { readonly ok: false; readonly code: 'NO_ANSWER' | 'UNREACHABLE'; readonly reason: string };

type AskOptions = { readonly signal?: AbortSignal | undefined; readonly withinMs?: number };

/** Never throws. A datagram may get lost, so one request without an answer proves nothing. */
export async function askServer(
  { host, port }: ServerAddress,
  { signal, withinMs = 3000 }: AskOptions = {},
): Promise<Asked> {
  const challenge = randomBytes(6).toString('hex');
  const socket = createSocket(isIPv6(host) ? 'udp6' : 'udp4');
  const { promise, resolve } = Promise.withResolvers<Asked>();
  let ignored = 'nothing came back';
  const giveUp = (): void => resolve({ ok: false, code: 'NO_ANSWER', reason: ignored });
  const unreachable = (error: Error): void =>
    resolve({ ok: false, code: 'UNREACHABLE', reason: error.message });
  const timer = setTimeout(giveUp, withinMs);
  signal?.addEventListener('abort', giveUp, { once: true });
  socket.on('error', unreachable);
  socket.on('message', (bytes) => {
    const parsed = parseStatus(bytes, challenge);
    if (parsed.ok) resolve(parsed);
    else ignored = parsed.reason;
  });
  // A connected socket receives datagrams of that address only.
  socket.on('connect', () => {
    const question = Buffer.from(`\xff\xff\xff\xffgetstatus ${challenge}\n`, 'latin1');
    socket.send(question, (error) => error !== null && unreachable(error));
  });
  socket.connect(port, host);
  const asked = await promise;
  clearTimeout(timer);
  signal?.removeEventListener('abort', giveUp);
  socket.close();
  return asked;
}
