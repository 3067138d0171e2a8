// Every reason why a file of the game server cannot be read, with a sentence and the next step.
export const FAILURES = {
  BAD_NAME: {
    say: 'The name is not that of a round file.',
    tip: 'Round files are called YYYY-MM-DD-HHMMSS-<map>-round-<1 or 2>.txt; restore the original name of the file.',
  },
  IMPOSSIBLE_TIME: {
    say: 'The name has a time at which nobody can have played.',
    tip: 'Set the clock of the game server and give the file its right date. If the clock of this machine was wrong: set it, and import the file once more.',
  },
  PREFIXED_NAME: {
    say: 'The name has a prefix that the game server did not write.',
    tip: 'Remove the prefix and import the file again; if it names a server, with "debrief import --server KEY".',
  },
  ARCHIVE: {
    say: 'It is an archive.',
    tip: 'Import it with "debrief import" if it is zip, tar or tar.gz, or unpack it and put the files in it in its place.',
  },
  WEB_PAGE: {
    say: 'It is a web page.',
    tip: 'It came instead of the file, such as the login page or an error of the web panel that it was downloaded from: log in there, or copy the file by SFTP, and import it again.',
  },
  UTF16: {
    say: 'It is text in UTF-16, which no script writes.',
    tip: 'An editor or a shell saved it so: copy the file again from the game server, or save it as UTF-8.',
  },
  JSON: {
    say: 'It is JSON, but no round is in it.',
    tip: 'Nothing is missing if another program wrote it; rounds are in the files of stats.lua and game-stats-web.lua (docs/game-server.md).',
  },
  BAD_JSON: {
    say: 'The JSON of a round cannot be read.',
    tip: 'Copy it again from the game server; if it is the same there, import the text file that the other script wrote of that round.',
  },
  COMPANION: {
    say: 'Another script wrote it beside the round files; no round is in it.',
    tip: 'Nothing is missing: leave it where it is.',
  },
  OTHER_FILE: {
    say: 'It is not a round file, neither by its name nor by its first line.',
    tip: 'Nothing is missing, unless a round file was renamed: then give it the name that the game server gave it.',
  },
  EMPTY: {
    say: 'The file is empty.',
    tip: 'Copy it again from the game server; if it is empty there too, the server could not write it (disk full?).',
  },
  TOO_LARGE: {
    say: 'The file is larger than any round can be.',
    tip: 'Look at it: it is most likely a log or several files in one.',
  },
  TRUNCATED: {
    say: 'The file ends in the middle of a line.',
    tip: 'Copy it again; it was taken while the server wrote it or the transfer broke.',
  },
  BAD_HEADER: {
    say: 'The first line is not the header of a round.',
    tip: 'Look at the first line; it should be server\\map\\config\\round\\defender\\winner\\limit\\next limit.',
  },
  MAP_MISMATCH: {
    say: 'The name of the file and its first line have different maps.',
    tip: 'The file was renamed; restore its original name.',
  },
  LABEL_MISMATCH: {
    say: 'The name of the file and its first line have different round numbers.',
    tip: 'The file was renamed; restore its original name.',
  },
  FOREIGN_LAYOUT: {
    say: 'None of the player lines can be read.',
    tip: 'Another script wrote the file, or another version: docs/game-server.md lists those that are read. The file is kept, so that a later version can read it.',
  },
  OTHER_SCRIPT: {
    say: 'Another script wrote this file, one that is not read.',
    tip: 'Let the game server run c0rnp0rn7.lua or c0rnp0rn8.lua: docs/game-server.md lists what is read and how to switch it on.',
  },
  BAD_PLAYER_LINE: {
    say: 'A player line cannot be read.',
    tip: 'Copy the file again from the game server; if the line is the same there, accept the round without that player.',
  },
  OUT_OF_RANGE: {
    say: 'A player line has an impossible number.',
    tip: 'Copy the file again from the game server; if the line is the same there, accept the round without that player.',
  },
  BAD_TEAM: {
    say: 'A player line names a team that does not exist.',
    tip: 'Copy the file again from the game server; if the line is the same there, accept the round without that player.',
  },
  CONTRADICTION: {
    say: 'Two documents of one round have different numbers.',
    tip: 'One of the two was changed after it was written: copy both again from the game server, or remove the wrong one.',
  },
  BAD_ENDSTATS_LINE: {
    say: 'A line is neither an award nor an opponent.',
    tip: 'The rest of the file is used; copy it again from the game server if the line looks cut.',
  },
} as const satisfies Record<string, { readonly say: string; readonly tip: string }>;

/** Faults that cost one line, not the file. */
export type LineFaultCode = 'BAD_PLAYER_LINE' | 'OUT_OF_RANGE' | 'BAD_TEAM';
/** Found when two documents of one round are merged. */
type JoinFailureCode = 'CONTRADICTION';
/** Found on receipt, not in the content of the file. */
type DoorFailureCode = 'IMPOSSIBLE_TIME';
export type RoundFailureCode = Exclude<
  keyof typeof FAILURES,
  LineFaultCode | JoinFailureCode | DoorFailureCode | 'BAD_ENDSTATS_LINE'
>;
export type EndstatsFailureCode = 'BAD_NAME' | 'EMPTY' | 'TOO_LARGE' | 'TRUNCATED' | 'FOREIGN_LAYOUT';
export type FailureCode = keyof typeof FAILURES;

/** Why one line cannot be read. */
export type LineProblem = { readonly ok: false; readonly code: LineFaultCode; readonly reason: string };
