// Errors of requests about ET:Legacy. {words} are filled in, escaped.
import type { ErrorTexts } from '../framework/reply/error-catalogue.ts';

export const ETLEGACY_ERRORS = {
  NOT_LINKED: {
    say: 'I do not know yet which player you are.',
    tip: 'Use /link to pick yourself, or name a player.',
  },
  USER_NOT_LINKED: {
    say: 'That member has not linked a player yet.',
    tip: 'Name the player, or let them use /link.',
  },
  PLAYER_UNKNOWN: {
    say: 'There is no player called {name} here.',
    tip: 'Pick one from the list that appears while you type.',
  },
  PLAYER_ELSEWHERE: {
    say: 'That player has no round on the servers shown here.',
    tip: 'Ask in the Discord server of the community where they play.',
  },
  PLAYER_PRIVATE: {
    say: '{name} keeps the card private.',
    tip: 'Scoreboards of rounds and evenings still show everybody.',
  },
  ROUND_UNKNOWN: {
    say: 'There is no round {name} here.',
    tip: 'Pick one from the list, or use /round for the latest.',
  },
  NO_ROUND_HERE: {
    say: 'This message shows no round and no evening.',
    tip: 'Use it on a card or a recap that I wrote; /round shows the latest.',
  },
  NO_TEAMS: {
    say: 'The files of round {name} do not say who played for which team, or it is part of no evening.',
    tip: 'Pick a map from the list that two teams played.',
  },
  LINEUP_FIRST: {
    say: '{map} is the first map of its evening, so the teams begin with it anyway.',
    tip: 'Pick the map from which on the teams are others.',
  },
  SESSION_UNKNOWN: {
    say: 'There is no evening {name} here.',
    tip: 'Pick one from the list, or see /sessions.',
  },
  MAP_UNKNOWN: {
    say: 'Nobody has played a map called {name} here.',
    tip: 'Pick one from the list, or see /maps.',
  },
  MAP_NOT_THEN: { say: 'Nobody played {name} in that time.', tip: 'Try a longer period, such as all.' },
  WEAPON_UNKNOWN: {
    say: 'There is no weapon called {name}.',
    tip: 'Pick one from the list, or see /weapons.',
  },
  STAT_UNKNOWN: {
    say: 'There is no stat called {name}.',
    tip: 'Pick one from the list; /help shows all of them.',
  },
  PERIOD_UNKNOWN: {
    say: 'I do not understand the period {name}.',
    tip: 'Pick one from the list that appears while you type.',
  },
  NOT_RANKED: {
    say: '{name} is not on this board.',
    tip: 'It wants at least {rounds}; a longer period may have them.',
  },
  NOT_THERE: {
    say: 'That player was not there on {map}.',
    tip: 'Pick a player from the list below the card.',
  },
  SAME_PLAYER: { say: 'That compares a player with the same player.', tip: 'Name two different players.' },
  LINK_TAKEN: {
    say: '{name} is already linked to another account.',
    tip: 'If that is you, ask an admin of the community where it was linked to free it with /admin unlink, or an owner of Debrief.',
  },
  MERGE_SAME: {
    say: 'Both of these are {name} already.',
    tip: 'Name two different players; /admin unmerge takes a merge back.',
  },
  MERGE_MET: {
    say: '{a} and {b} played at the same time in {rounds}, the last on {map}, so they are two people.',
    tip: 'See whether you picked the right players: the list that appears while you type shows their rounds.',
  },
  SERVER_NEEDED: {
    say: 'There are several game servers, so the files could be of any.',
    tip: 'Name one in the option server: {servers}.',
  },
  SERVER_UNKNOWN: {
    say: 'There is no game server {name} that is yours to run from here.',
    tip: 'These are: {servers}.',
  },
  NOT_MERGED: {
    say: 'There is no merged player {name} here.',
    tip: 'Pick one from the list that appears while you type; it is empty if no players are merged.',
  },
} as const satisfies ErrorTexts;
