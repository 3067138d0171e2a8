/** Codes of rejected files in which there is nothing to miss: they are counted, and nobody has to do anything about them. */
export const HARMLESS_CODES: readonly string[] = ['COMPANION', 'JSON', 'OTHER_FILE'];
