const MEBIBYTE = 1024 * 1024;

/** The largest JSON document that is taken, however it comes. A long round with its whole event log has about a twelfth. */
export const MOST_DOCUMENT_MB = 32;
export const MOST_DOCUMENT_BYTES = MOST_DOCUMENT_MB * MEBIBYTE;
