// Errors that any command can show, in one sentence with a next step. {words} are filled in, escaped. Errors of one
// game are in `bot/<game>/`.

/** By code, in capitals. */
export type ErrorTexts = Readonly<Record<string, ErrorText>>;
export type ErrorText = { readonly say: string; readonly tip: string };

export const ERRORS = {
  NO_ROUNDS: {
    say: 'There is no round to show yet.',
    tip: 'Rounds appear within seconds after the game server writes its file.',
  },
  NONE_READABLE: {
    say: 'There is no round to show yet: none of the received files could be read.',
    tip: 'An admin sees with `/admin doctor` what is wrong with each file and what to do.',
  },
  NOTHING_BOUND: {
    say: 'No game server is shown in this place.',
    tip: 'Ask the operator to bind this Discord server (its id is {guild}) in the settings of Debrief.',
  },
  NOT_ALLOWED: {
    say: 'Only the owners of Debrief and admins of the home Discord server may do that.',
    tip: 'Ask the people who run it.',
  },
  NOT_MANAGER: {
    say: 'Only those who manage this Discord server may do that.',
    tip: 'Ask somebody with the permission Manage Server.',
  },
  GUILD_NEEDED: {
    say: 'That is about a Discord server, so it does not work here.',
    tip: 'Use it in a channel of your Discord server.',
  },
  NOT_AVAILABLE: { say: 'That cannot be done from here.', tip: 'The command line of Debrief can: {how}.' },
  NEEDS_ACCOUNT: {
    say: 'That is about your Discord account, so it only works in Discord.',
    tip: 'At the terminal, --as PLAYER speaks for a player; on the page, "as player" does.',
  },
  BAD_INPUT: { say: '{what}', tip: 'Correct that and try again.' },
  TOO_FAST: {
    say: 'That was quick: this command is ready for you again {when}.',
    tip: 'Others can use it meanwhile.',
  },
  DATABASE_AWAY: {
    say: 'The database does not answer at the moment.',
    tip: 'Nothing is lost; try again in a minute.',
  },
  DATABASE_REFUSES: { say: '{say}', tip: '{tip}' },
  TOO_SLOW: { say: 'That took too long, so I stopped.', tip: 'Try a shorter period, or again in a minute.' },
  COMMAND_UNKNOWN: { say: 'There is no such command.', tip: 'Use /help to see what there is.' },
  BROKEN: {
    say: 'Something went wrong on my side.',
    tip: 'Tell an admin the incident id below; the log has the details.',
  },
} as const satisfies ErrorTexts;
