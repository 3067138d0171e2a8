/**
 * An error that a person can act on: one sentence for what is wrong, one for what to do. The command line prints the
 * message unchanged; it never holds a password.
 */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly say: string;
  readonly tip: string;

  constructor(say: string, tip: string, options?: ErrorOptions) {
    super(`${say} ${tip}`, options);
    this.say = say;
    this.tip = tip;
  }
}
