import { HostRefusedError } from '../../collect/http/host-refused-error.ts';
import type { HostCertificate } from './host-certificate.ts';

/** By these words a reason that was written down is recognized. */
export const NOTHING_SENT = 'Nothing was sent to it.';

/** The host's certificate is not valid and its key is not pinned. Nothing was sent to it. */
export class UntrustedHostError extends HostRefusedError {
  readonly host: string;
  readonly certificate: HostCertificate;
  /** Why the normal verification failed. */
  readonly problem: string;
  /** Whether there are pins but none for this key: the key has changed, or this is not the host. */
  readonly isKeyUnknown: boolean;

  constructor(host: string, certificate: HostCertificate, problem: string, pins: readonly string[]) {
    const isKeyUnknown = pins.length > 0;
    const what = isKeyUnknown
      ? `The key of ${host} is not one of HD1_PINS: it is ${certificate.pin}, so it has changed, or this is another machine. Without a pin ${host} cannot be trusted, because ${problem}.`
      : `${host} cannot be trusted: ${problem}, and HD1_PINS holds no key of it.`;
    super(`${what} ${NOTHING_SENT} Look at it with "npm run debrief -- helldivers1 tls".`);
    this.name = 'UntrustedHostError';
    this.host = host;
    this.certificate = certificate;
    this.problem = problem;
    this.isKeyUnknown = isKeyUnknown;
  }
}
