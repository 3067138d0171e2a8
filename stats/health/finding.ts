/** Something that a person should look at, or has looked at and accepted. */
export type Finding = {
  /** Stable: the same finding has the same id in any database. */
  readonly id: string;
  readonly kind: string;
  readonly server: string;
  readonly file: string;
  readonly reason: string;
  /** What to do about it. */
  readonly tip: string;
  readonly accepted: boolean;
};

/** What findings of a kind mean, and what a person can do about them where nothing closer is known. */
export type FindingWords = {
  /** Follows "1", and any other number. */
  readonly one: string;
  readonly many: string;
  readonly tip: string;
};

/** "1 round is damaged ...", with the number as `write` writes it. */
export function sayFindings(
  { one, many }: FindingWords,
  count: number,
  write: (count: number) => string = String,
): string {
  return `${write(count)} ${count === 1 ? one : many}.`;
}

/** Something worth knowing about a server that needs nobody. */
export type Notice = { readonly server: string; readonly say: string };
