import type { HelmetOptions } from 'helmet';

/** Pages load nothing from elsewhere, run no inline script and are shown in no frame. */
export const SECURITY_HEADERS: HelmetOptions = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  // Whether this host is only ever reached by HTTPS is known to the proxy in front of it.
  strictTransportSecurity: false,
};
