/** The pages of what event logs tell of a map. */
export const LOG_PAGES = ['matrix', 'line', 'damage', 'classes'] as const;
export type LogPage = (typeof LOG_PAGES)[number];
