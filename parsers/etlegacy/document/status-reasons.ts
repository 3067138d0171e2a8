// Beginnings of the reasons that are stored with a round. Readers distinguish causes of one status by them.
export const STATUS_REASON = {
  cutOff: 'cut off by a map change',
  /** Begins like `cutOff`. */
  cutOffOrOther: 'cut off by a map change, or of another game type',
  /** Outside stopwatch; begins like `cutOff`. */
  cutOffOrEarly: 'cut off by a map change, or given up before its end',
  notStopwatch: 'not stopwatch',
  /** Of a hold whose file looks like that of a round that was cut off. */
  statedEnd:
    'it ended early, or a map change cut it off: counted because of the game type that the operator states',
  half: 'round 1 without round 2',
  replayed: 'round 1 without round 2: it was played again',
  noRoundOne: 'round 2 without round 1',
  beganAsRoundTwo: 'round 2 without round 1: this map began as round 2',
  misfit: 'round 2 does not fit its round 1',
  /** Stands behind `misfit` and the name of the round one. */
  laterName: 'its name tells of a later time, although its limit and its counters come before',
  unreadable: 'unreadable',
  /** Stands behind the kinds of the two documents, and before the number. */
  contradiction: ' differ: ',
  hiddenBase: 'cumulative, base unknown',
  newerScript: 'a newer script wrote this file',
  doubtedPlaytime: 'in the first line is not believed',
} as const;
