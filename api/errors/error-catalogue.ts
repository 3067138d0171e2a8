// Errors that any route can answer with. {words} are filled in. Those of one game are in `api/<game>/errors.ts`.

export type ApiErrorText = {
  /** The HTTP status. */
  readonly status: number;
  /** What happened. */
  readonly say: string;
  /** What to do. */
  readonly tip: string;
};

/** By code, in capitals. */
export type ApiErrorTexts = Readonly<Record<string, ApiErrorText>>;

export const API_ERRORS = {
  BAD_INPUT: {
    status: 400,
    say: 'The request does not fit this address: {what}.',
    tip: '/docs shows what the address takes.',
  },
  KEY_NEEDED: {
    status: 401,
    say: 'This needs a key.',
    tip: 'Send "Authorization: Bearer KEY"; who runs Debrief makes one with "debrief api key add".',
  },
  KEY_REFUSED: {
    status: 401,
    say: 'The key or token is not known, or it has ended.',
    tip: 'Check it, log in again, or ask who runs Debrief for a new one.',
  },
  LOGIN_REFUSED: {
    status: 401,
    say: 'Name or password is wrong.',
    tip: 'Check both; who runs Debrief can set another password with "debrief api user".',
  },
  NO_LOGIN: {
    status: 400,
    say: 'A key has no login that could end.',
    tip: 'Who runs Debrief ends a key with "debrief api key revoke".',
  },
  SCOPE_NEEDED: {
    status: 403,
    say: 'The key may not do that: it lacks the scope {scope}.',
    tip: 'Ask who runs Debrief for a key with that scope.',
  },
  HOST_REFUSED: {
    status: 403,
    say: 'Requests of other sites are refused.',
    tip: 'Open the address that Debrief printed at its start.',
  },
  ADDRESS_UNKNOWN: {
    status: 404,
    say: 'There is nothing at this address.',
    tip: '/docs lists all addresses.',
  },
  METHOD_UNKNOWN: {
    status: 405,
    say: 'This address does not take {method}.',
    tip: 'The header "Allow" lists what it takes.',
  },
  NO_TASKS: {
    status: 503,
    say: 'This process cannot start tasks at the moment.',
    tip: 'Try again in a minute; "npm start" and "debrief worker" run them.',
  },
  TOO_LARGE: { status: 413, say: 'The body is too large.', tip: 'Send less at once.' },
  TYPE_UNKNOWN: {
    status: 415,
    say: 'The body has a type that is not taken here.',
    tip: 'Set "Content-Type" to what /docs names.',
  },
  TOO_MANY: {
    status: 429,
    say: 'Too many requests.',
    tip: 'Wait for the seconds that the header "Retry-After" names.',
  },
  EXPORTS_BUSY: {
    status: 503,
    say: 'Other exports are running.',
    tip: 'Try again after the seconds that the header "Retry-After" names.',
  },
  BROKEN: {
    status: 500,
    say: 'Something went wrong in Debrief.',
    tip: 'Tell who runs it the request id; the log has the details.',
  },
  DATABASE_AWAY: {
    status: 503,
    say: 'The database does not answer at the moment.',
    tip: 'Nothing is lost; try again in a minute.',
  },
  DATABASE_REFUSES: { status: 503, say: '{say}', tip: '{tip}' },
  TOO_SLOW: {
    status: 503,
    say: 'That took too long, so it was stopped.',
    tip: 'Ask for a shorter period, or again in a minute.',
  },
} as const satisfies ApiErrorTexts;
