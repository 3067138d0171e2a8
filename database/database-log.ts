/** The part of a pino logger that the database needs. */
export type DatabaseLog = {
  info(data: object, event: string): void;
  warn(data: object, event: string): void;
};
