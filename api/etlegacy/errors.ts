import { createRefuse } from '../errors/api-error.ts';
import type { ApiErrorTexts } from '../errors/error-catalogue.ts';

const ETLEGACY_API_ERRORS = {
  SERVER_UNKNOWN: {
    status: 404,
    say: 'There is no game server {name} here.',
    tip: '/api/et/servers lists those that you may see.',
  },
  ROUND_WITHOUT_LOG: {
    status: 404,
    say: 'The round {id} has no event log that agrees with its counters.',
    tip: 'Only stats.lua 2.x and game-stats-web.lua with their collectors switched on keep one.',
  },
  PUSH_KEY_UNBOUND: {
    status: 403,
    say: 'The key is not bound to one game server, so nobody knows whose round this is.',
    tip: 'Make a key for each server: "debrief api key add NAME --scope push --server KEY".',
  },
  PUSH_NOT_JSON: {
    status: 400,
    say: 'The body is not the JSON of a round: {reason}.',
    tip: 'Send the body of stats.lua or game-stats-web.lua as it is, with "Content-Encoding: gzip" if it is packed.',
  },
  TOO_LARGE: {
    status: 413,
    say: 'The body is larger than any round{reason}.',
    tip: 'A round of twelve players and 15 minutes has about 2.5 MB. Who runs Debrief sets HTTP_PUSH_MB and HTTP_PUSH_UNPACKED_MB.',
  },
  PUSH_BUSY: {
    status: 503,
    say: 'Too many rounds are pushed at the same time.',
    tip: 'Send it again; curl of the scripts does so by itself.',
  },
  PUSH_NO_ROUND: {
    status: 422,
    say: 'The JSON holds no round that can be read: {reason}.',
    tip: 'It is kept; "debrief doctor" names it.',
  },
  PUSH_ENCODING_UNKNOWN: {
    status: 415,
    say: 'The body is packed in a way that is not read here: {encoding}.',
    tip: 'Pack it with gzip, or not at all.',
  },
  ROUND_UNKNOWN: { status: 404, say: 'There is no round {name} here.', tip: '/api/et/rounds lists all.' },
  SESSION_UNKNOWN: {
    status: 404,
    say: 'There is no evening {name} here.',
    tip: '/api/et/sessions lists all.',
  },
  PLAYER_UNKNOWN: {
    status: 404,
    say: 'There is no player called {name} here.',
    tip: '/api/et/players finds the keys of players by their names.',
  },
  PLAYER_NOT_THEN: {
    status: 404,
    say: '{name} did not play in that time.',
    tip: 'Ask for a longer period, such as all.',
  },
  PLAYER_NOT_THERE: {
    status: 404,
    say: 'The player {name} has no line in this round.',
    tip: 'Take a key of its players from /api/et/rounds/ID.',
  },
  PLAYER_PRIVATE: {
    status: 403,
    say: '{name} keeps the card private.',
    tip: 'Scoreboards of rounds and evenings still show everybody.',
  },
  MAP_UNKNOWN: {
    status: 404,
    say: 'Nobody has played a map called {name} here.',
    tip: '/api/et/maps lists all.',
  },
  WEAPON_UNKNOWN: {
    status: 404,
    say: 'There is no weapon called {name}.',
    tip: '/api/et/weapons lists those that were used.',
  },
  STAT_UNKNOWN: { status: 404, say: 'There is no stat called {name}.', tip: '/api/et/boards lists all.' },
  SAME_PLAYER: {
    status: 400,
    say: 'That compares a player with themselves.',
    tip: 'Name the keys of two different players.',
  },
} as const satisfies ApiErrorTexts;

/** Builds an error about ET:Legacy: `throw refuse('SERVER_UNKNOWN', { name })`. */
export const refuse = createRefuse(ETLEGACY_API_ERRORS);
