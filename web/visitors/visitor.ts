/** A browser, known by a cookie. */
export type Visitor = {
  /** 32 hexadecimal digits, random. */
  readonly id: string;
  /** Came by the link that only the operator sees. */
  readonly isOperator: boolean;
};
