/** What a rendered answer depends on besides the message. */
export type Rendering = {
  /** `page`: with headings, pictures and controls that can be used; `document`: all of that in words. */
  readonly medium: 'page' | 'document';
  /** The moment that ages are counted from. */
  readonly now: Date;
  /** IANA zone of moments, until a browser writes them in its own. */
  readonly zone: string;
  /** BCP 47; the format of dates. */
  readonly locale: string;
  /** The name of an account of Discord. */
  readonly nameOf: (account: string) => string;
  /** Where a file of the message can be fetched; null when it cannot, so that it is described in words. */
  readonly addressOf: (file: string) => string | null;
};
