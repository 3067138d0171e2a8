export const MEBIBYTE = 1024 * 1024;

/** The largest JSON document that is taken, however it comes: twelve times the largest that are known. */
export const MOST_DOCUMENT_MB = 32;
export const MOST_DOCUMENT_BYTES = MOST_DOCUMENT_MB * MEBIBYTE;
