import { hash, type X509Certificate } from 'node:crypto';
import type { TLSSocket } from 'node:tls';

/** What a host showed of itself at the handshake. */
export type HostCertificate = {
  /** Names it is made for, as the certificate spells them. */
  readonly names: string;
  readonly subject: string;
  readonly validFrom: Date;
  readonly validTo: Date;
  /** Who vouches for it, up to the last certificate that was sent or found; its own subject where it is self-signed. */
  readonly chain: readonly string[];
  /** SHA-256 of its public key (SubjectPublicKeyInfo): the same as long as the key is, whatever the certificate. */
  readonly pin: string;
};

const LONGEST_CHAIN = 10;

/** @throws where the socket shows no certificate, as a resumed session would. */
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
