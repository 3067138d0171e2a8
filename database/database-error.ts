/**
 * What a person can act on: one sentence that says what is wrong, one that says what to do. The command line prints the
 * message as it is; it never holds a password.
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
