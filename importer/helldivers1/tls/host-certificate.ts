import { hash, type X509Certificate } from 'node:crypto';
import type { TLSSocket } from 'node:tls';

/** The certificate of a host, from the handshake. */
export type HostCertificate = {
  /** Names that it is valid for, as in the certificate. */
  readonly names: string;
  readonly subject: string;
  readonly validFrom: Date;
  readonly validTo: Date;
  /** Its issuers, up to the last certificate that was sent or found; its own subject if it is self-signed. */
  readonly chain: readonly string[];
  /**
   * SHA-256 of its public key (SubjectPublicKeyInfo), which stays the same when the certificate is renewed with the
   * same key.
   */
  readonly pin: string;
};

const LONGEST_CHAIN = 10;

/** @throws if the socket has no certificate, as in a resumed session. */
export function readCertificate(socket: TLSSocket): HostCertificate {
  const own = socket.getPeerX509Certificate();
  if (own === undefined) throw new Error('The host showed no certificate.');
  return {
    names: own.subjectAltName ?? own.subject,
    subject: oneLine(own.subject),
    validFrom: own.validFromDate,
    validTo: own.validToDate,
    chain: chainOf(own),
    pin: pinOf(own),
  };
}

export function pinOf(certificate: X509Certificate): string {
  const key = certificate.publicKey.export({ type: 'spki', format: 'der' });
  return `sha256/${hash('sha256', key, 'base64')}`;
}

function chainOf(own: X509Certificate): string[] {
  const chain: string[] = [];
  for (let next = own.issuerCertificate; next !== undefined && chain.length < LONGEST_CHAIN;) {
    chain.push(oneLine(next.subject));
    next =
      next.fingerprint256 === next.issuerCertificate?.fingerprint256 ? undefined : next.issuerCertificate;
  }
  return chain.length === 0 ? [oneLine(own.issuer)] : chain;
}

function oneLine(name: string): string {
  return name.replaceAll('\n', ', ');
}
