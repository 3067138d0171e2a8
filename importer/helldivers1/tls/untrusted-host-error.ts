import type { HostCertificate } from './host-certificate.ts';

/** By these words a reason that was written down is recognized. */
export const CANNOT_BE_TRUSTED = 'cannot be trusted';

/** The host's certificate is not valid and its key is not pinned. Nothing was sent to it. */
export class UntrustedHostError extends Error {
  readonly host: string;
  readonly certificate: HostCertificate;
  /** Why the normal verification failed. */
  readonly problem: string;
  /** Whether there are pins but none for this key: the key has changed, or this is not the host. */
  readonly isKeyUnknown: boolean;

  constructor(host: string, certificate: HostCertificate, problem: string, pins: readonly string[]) {
    const isKeyUnknown = pins.length > 0;
    super(
      `${host} ${CANNOT_BE_TRUSTED}: ${problem}. ${
        isKeyUnknown
          ? `Its key ${certificate.pin} is none of those you pinned: it has changed, or this is another machine.`
          : 'No key of it is pinned.'
      } Nothing was sent. Look at it with "npm run debrief -- helldivers1 tls".`,
    );
    this.name = 'UntrustedHostError';
    this.host = host;
    this.certificate = certificate;
    this.problem = problem;
    this.isKeyUnknown = isKeyUnknown;
  }
}
