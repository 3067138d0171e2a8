export const FORMATS = ['tab', 'json', 'both'] as const;
/** Which scripts run on the server: the one that writes text files, the one that writes JSON, or both. */
export type Format = (typeof FORMATS)[number];
