declare const game: unique symbol;

/** Seconds of the war's own clock, which is slow and stops at times. Only the offset of a moment makes it an instant. */
export type GameSeconds = number & { readonly [game]: true };

/** The only way to make one. */
export function gameSeconds(value: number): GameSeconds {
  if (!isGameSeconds(value)) throw new RangeError(`${value} is not a time of the war's clock.`);
  return value;
}

/** The brand exists for the type checker alone. */
function isGameSeconds(value: number): value is GameSeconds {
  return Number.isFinite(value);
}

/** Real seconds since 1970 minus game seconds, at one moment. */
export function clockOffset(observedAt: Date, time: GameSeconds): number {
  return observedAt.getTime() / 1000 - time;
}

export function toInstant(time: GameSeconds, offsetSeconds: number): Date {
  return new Date(Math.round((time + offsetSeconds) * 1000));
}
