// An HTTPS server on loopback with any certificate, which counts its requests, and certificates of every kind.
import { once } from 'node:events';
import { createServer } from 'node:https';
import { generate } from 'selfsigned';

export type Identity = { readonly key: string; readonly cert: string };

const DAY_MS = 86_400_000;

type Wishes = {
  readonly name?: string;
  /** Expired yesterday. */
  readonly isExpired?: boolean;
  /** A new certificate for the key of this one. */
  readonly sameKeyAs?: { readonly private: string; readonly public: string };
  readonly ca?: Identity;
};

export async function makeIdentity({ name = 'localhost', isExpired = false, sameKeyAs, ca }: Wishes = {}) {
  const until = Date.now() + (isExpired ? -1 : 30) * DAY_MS;
  const made = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(until - 20 * DAY_MS - (isExpired ? 0 : 20 * DAY_MS)),
    notAfterDate: new Date(until),
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: name }] }],
    ...(sameKeyAs === undefined
      ? {}
      : { keyPair: { privateKey: sameKeyAs.private, publicKey: sameKeyAs.public } }),
    ...(ca === undefined ? {} : { ca }),
  });
  return { key: made.private, cert: made.cert, pair: { private: made.private, public: made.public } };
}

export async function makeAuthority(): Promise<Identity> {
  const made = await generate([{ name: 'commonName', value: 'Authority of a test' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, digitalSignature: true, critical: true },
    ],
  });
  return { key: made.private, cert: made.cert };
}

export type TlsServer = {
  readonly port: number;
  /** Bodies of the requests received. */
  readonly bodies: readonly string[];
  readonly close: () => Promise<void>;
};

export async function startTlsServer(
  identity: Identity,
  answer = '{"ok":true}',
  host = '127.0.0.1',
): Promise<TlsServer> {
  const bodies: string[] = [];
  const server = createServer({ key: identity.key, cert: identity.cert }, (request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      bodies.push(Buffer.concat(parts).toString('utf8'));
      response.writeHead(200, { 'content-type': 'application/json' }).end(answer);
    });
  });
  // A client that rejects the certificate closes the connection, as these tests expect.
  server.on('tlsClientError', () => undefined);
  server.listen(0, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    port: address.port,
    bodies,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
