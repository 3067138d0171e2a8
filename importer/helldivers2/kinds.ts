/** Kinds of answers, in the order in which they refer to each other. */
export const KINDS = ['planets', 'campaign', 'info', 'status', 'news', 'orders', 'history'] as const;
export type Kind = (typeof KINDS)[number];

export function isKind(text: string): text is Kind {
  return KINDS.some((kind) => kind === text);
}
