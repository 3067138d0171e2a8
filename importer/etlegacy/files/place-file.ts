import type { Moment } from '../../../parsers/etlegacy/json/json-moment.ts';

export type FileTime = {
  /** Wall clock of the game server, no zone. */
  readonly localEnd: string;
  /** The same as UTC milliseconds, if the document has it; null if only the wall clock is known. */
  readonly savedMs: number | null;
};

/** When a file was written, on the clock of a server in this zone. */
export function placeFile(moment: Moment, zone: string): FileTime {
  if ('localEnd' in moment) return { localEnd: moment.localEnd, savedMs: null };
  const savedMs = moment.unix * 1000;
  const local = Temporal.Instant.fromEpochMilliseconds(savedMs).toZonedDateTimeISO(zone).toPlainDateTime();
  return { localEnd: local.toString({ smallestUnit: 'second' }), savedMs };
}
