// A connection to one host whose certificate may not validate. Normal verification comes first; if it fails, the key of
// the certificate must be one that a person has approved. Both are decided before any byte is sent.
import { once } from 'node:events';
import { isIP } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import { type HostCertificate, readCertificate } from './host-certificate.ts';
import { UntrustedHostError } from './untrusted-host-error.ts';

export type HostAddress = {
  readonly hostname: string;
  readonly port: number;
  /** Authorities to trust instead of the usual ones. */
  readonly ca?: string | undefined;
};

type ConnectOptions = HostAddress & {
  /** As `sha256/BASE64`. */
  readonly pins: readonly string[];
  readonly signal?: AbortSignal | undefined;
};

/**
 * @returns a socket that is safe to send on. Otherwise closes it and throws UntrustedHostError. Throws connection
 * errors unchanged.
 */
export async function connectHost({ pins, ...address }: ConnectOptions): Promise<TLSSocket> {
  const { socket, certificate, problem } = await shakeHands(address);
  if (problem === null || pins.includes(certificate.pin)) return socket;
  socket.destroy();
  throw new UntrustedHostError(address.hostname, certificate, problem, pins);
}

export type Introduction = {
  readonly certificate: HostCertificate;
  /** Why the normal verification fails; null if it succeeds. */
  readonly problem: string | null;
};

/** Inspects the certificate of a host without sending anything. */
export async function inspectHost(address: HostAddress & { signal?: AbortSignal }): Promise<Introduction> {
  const { socket, certificate, problem } = await shakeHands(address);
  socket.destroy();
  return { certificate, problem };
}

/** A host that is silent for this long counts as unreachable. */
const PATIENCE_MS = 10_000;

async function shakeHands({
  hostname,
  port,
  ca,
  signal,
}: HostAddress & { signal?: AbortSignal | undefined }) {
  const socket = connect({
    host: hostname,
    port,
    // An address has no name to ask for; its certificate is compared with it all the same.
    servername: isIP(hostname) === 0 ? hostname : '',
    ALPNProtocols: ['http/1.1'],
    // The decision is made below, before anything is sent. Without a session the certificate is sent every time.
    rejectUnauthorized: false,
    ...(ca === undefined ? {} : { ca }),
  });
  try {
    const patience = AbortSignal.timeout(PATIENCE_MS);
    await once(socket, 'secureConnect', {
      signal: signal === undefined ? patience : AbortSignal.any([signal, patience]),
    });
    // The name is checked with the chain: `authorized` means both.
    const problem = socket.authorized ? null : sayProblem(socket.authorizationError);
    return { socket, certificate: readCertificate(socket), problem };
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

function sayProblem(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : error;
  const known = PROBLEMS.get(String(code));
  return known === undefined
    ? `its certificate is not valid (${String(code)})`
    : `${known} (${String(code)})`;
}

const PROBLEMS: ReadonlyMap<string, string> = new Map([
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'its certificate is signed by nobody but itself'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'its certificate is signed by an authority that is not known here'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'its certificate is signed by an authority that is not known here'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'its certificate is signed by an authority that is not known here'],
  ['CERT_HAS_EXPIRED', 'its certificate has expired'],
  ['CERT_NOT_YET_VALID', 'its certificate is not valid yet'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'its certificate is for another name'],
]);
