import { X509Certificate } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { fetchAnswer } from '../../../../importer/collect/http/fetch-answer.ts';
import { HostQueue } from '../../../../importer/collect/http/host-queue.ts';
import { inspectHost } from '../../../../importer/helldivers1/tls/connect-host.ts';
import { pinOf } from '../../../../importer/helldivers1/tls/host-certificate.ts';
import { openPinnedFetch, type PinnedFetch } from '../../../../importer/helldivers1/tls/pinned-fetch.ts';
import { UntrustedHostError } from '../../../../importer/helldivers1/tls/untrusted-host-error.ts';
import {
  type Identity,
  makeAuthority,
  makeIdentity,
  startTlsServer,
  type TlsServer,
} from '../../../support/helldivers1/tls-server.ts';

const servers: TlsServer[] = [];
const opened: PinnedFetch[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
  for (const server of servers.splice(0)) await server.close();
});

async function start(identity: Identity): Promise<TlsServer> {
  const server = await startTlsServer(identity);
  servers.push(server);
  return server;
}

type Send = PinnedFetch['fetch'];

function fetchFrom(server: TlsServer, pins: readonly string[], ca?: string): Send {
  const one = openPinnedFetch({ hostname: 'localhost', port: server.port, pins, ca });
  opened.push(one);
  return one.fetch;
}

async function post(port: number, send: Send): Promise<string> {
  const body = new URLSearchParams({ action: 'get_campaign_status' });
  const response = await send(new URL(`https://localhost:${port}/1.0/`), { method: 'POST', body });
  return await response.text();
}

/** Returns the cause of a failed request, which fetch wraps. */
async function refusalOf(port: number, send: Send): Promise<unknown> {
  const error: unknown = await post(port, send).catch((thrown: unknown) => thrown);
  return error instanceof Error ? error.cause : error;
}

const pin = (identity: Identity): string => pinOf(new X509Certificate(identity.cert));

describe('openPinnedFetch', () => {
  it('sends to a host with a valid chain and name, without any pin', async () => {
    const ca = await makeAuthority();
    const server = await start(await makeIdentity({ ca }));
    expect(await post(server.port, fetchFrom(server, [], ca.cert))).toBe('{"ok":true}');
    expect(server.bodies).toEqual(['action=get_campaign_status']);
  });

  it.each([
    ['self-signed', {}],
    ['of a foreign name', { name: 'elsewhere.example' }],
    ['expired', { isExpired: true }],
  ])('sends to a host whose certificate is %s, when its key is pinned', async (_, wishes) => {
    const identity = await makeIdentity(wishes);
    const server = await start(identity);
    expect(await post(server.port, fetchFrom(server, ['sha256/other=', pin(identity)]))).toBe('{"ok":true}');
  });

  it('sends to a host with a valid chain for another name only when its key is pinned', async () => {
    const ca = await makeAuthority();
    const identity = await makeIdentity({ ca, name: 'elsewhere.example' });
    const server = await start(identity);
    const refusal = await refusalOf(server.port, fetchFrom(server, [], ca.cert));
    expect(String(refusal)).toContain('is for another name');
    expect(await post(server.port, fetchFrom(server, [pin(identity)], ca.cert))).toBe('{"ok":true}');
    expect(server.bodies).toHaveLength(1);
  });

  it.each([
    ['no pin', [], 'HD1_PINS holds no key of it'],
    ['a wrong pin', ['sha256/AAAA'], 'The key of localhost is not one of HD1_PINS'],
  ])('sends nothing with %s, and names the next step', async (_, pins, words) => {
    const server = await start(await makeIdentity());
    const refusal = await refusalOf(server.port, fetchFrom(server, pins));
    expect(refusal).toBeInstanceOf(UntrustedHostError);
    expect(String(refusal)).toContain(words);
    expect(String(refusal)).toContain('signed by nobody but itself (DEPTH_ZERO_SELF_SIGNED_CERT)');
    expect(String(refusal)).toContain('helldivers1 tls');
    expect(server.bodies).toEqual([]);
  });

  it.each(['127.0.0.1', '::1'])(
    'asks a host by its address %s, without a name in the handshake',
    async (address) => {
      const identity = await makeIdentity();
      const server = await startTlsServer(identity, '{"ok":true}', address);
      servers.push(server);
      const host = openPinnedFetch({ hostname: address, port: server.port, pins: [pin(identity)] });
      opened.push(host);
      const url = new URL(`https://${address.includes(':') ? `[${address}]` : address}:${server.port}/1.0/`);
      const warned: string[] = [];
      const onWarning = (warning: Error): void => void warned.push(warning.message);
      process.on('warning', onWarning);
      const response = await host.fetch(url, { method: 'POST', body: new URLSearchParams({ action: 'x' }) });
      expect(await response.text()).toBe('{"ok":true}');
      process.off('warning', onWarning);
      expect(warned).toEqual([]);
      expect(server.bodies).toEqual(['action=x']);
    },
  );

  it('is not tried again, and is not said to be out of reach, when the key is another', async () => {
    const server = await start(await makeIdentity());
    const send = fetchFrom(server, [`sha256/${'A'.repeat(43)}=`]);
    let tries = 0;
    const fetchOnce: Send = async (url, init) => {
      tries += 1;
      return send(url, init);
    };
    const url = new URL(`https://localhost:${server.port}/1.0/`);
    const endpoint = { name: 'test', everyMs: 0, request: () => null };
    const options = { queue: new HostQueue(0), signal: new AbortController().signal, retryMs: 1 };
    const outcome = await fetchAnswer(
      { name: 'test', gapMs: 0, fetch: fetchOnce },
      endpoint,
      { url },
      options,
    );
    expect(outcome).toMatchObject({
      kind: 'failed',
      code: 'UNTRUSTED',
      reason: expect.stringMatching(/^The key of localhost is not one of HD1_PINS: .* helldivers1 tls"\.$/),
    });
    expect(tries).toBe(1);
    expect(server.bodies).toEqual([]);
  });

  it('sends nothing after the key has changed, and sends again when the second pin is the new key', async () => {
    const [old, next] = [await makeIdentity(), await makeIdentity()];
    const server = await start(next);
    expect(await refusalOf(server.port, fetchFrom(server, [pin(old)]))).toMatchObject({ isKeyUnknown: true });
    expect(server.bodies).toEqual([]);
    expect(await post(server.port, fetchFrom(server, [pin(old), pin(next)]))).toBe('{"ok":true}');
  });

  it('keeps the pin when the certificate is renewed for the same key', async () => {
    const old = await makeIdentity({ isExpired: true });
    const renewed = await makeIdentity({ sameKeyAs: old.pair });
    expect(renewed.cert).not.toBe(old.cert);
    const server = await start(renewed);
    expect(await post(server.port, fetchFrom(server, [pin(old)]))).toBe('{"ok":true}');
  });

  it('rejects any other host, which keeps its full verification in the same process', async () => {
    const identity = await makeIdentity();
    const [server, other] = [await start(identity), await start(await makeIdentity())];
    const send = fetchFrom(server, [pin(identity)]);
    expect(await post(server.port, send)).toBe('{"ok":true}');
    expect(String(await refusalOf(other.port, send))).toContain('only, not for https://localhost');
    expect(await refusalOf(other.port, fetch)).toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    expect(other.bodies).toEqual([]);
    expect(process.env['NODE_TLS_REJECT_UNAUTHORIZED']).toBeUndefined();
  });
});

describe('inspectHost', () => {
  it('shows names, validity, chain and pin without sending anything', async () => {
    const ca = await makeAuthority();
    const identity = await makeIdentity({ ca });
    const server = await start(identity);
    const seen = await inspectHost({ hostname: 'localhost', port: server.port, ca: ca.cert });
    expect(seen).toMatchObject({
      problem: null,
      certificate: { names: 'DNS:localhost', subject: 'CN=localhost', pin: pin(identity) },
    });
    expect(seen.certificate.chain).toEqual(['CN=Authority of a test']);
    expect(seen.certificate.validTo.getTime()).toBeGreaterThan(Date.now());
    expect(server.bodies).toEqual([]);
  });

  it('says why a host cannot be verified', async () => {
    const server = await start(await makeIdentity({ isExpired: true }));
    const { problem } = await inspectHost({ hostname: 'localhost', port: server.port });
    expect(problem).toMatch(/CERT_HAS_EXPIRED|DEPTH_ZERO_SELF_SIGNED_CERT/);
  });
});
