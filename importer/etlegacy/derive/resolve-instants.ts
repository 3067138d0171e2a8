// Server wall clock to UTC. Only the hour that autumn repeats needs thought: a server plays one round at a time, so the
// files of that hour fall into one row of rounds before the clock went back and one after it.
import type { RoundDocument } from '../../../parsers/etlegacy/round-document.ts';
import { chooseHours, type RepeatedRound } from './choose-hours.ts';

type Dated = { readonly name: string; readonly localEnd: string; readonly document: RoundDocument };

/**
 * UTC milliseconds per file. A skipped hour is read like Temporal's `compatible`; in a repeated hour a file is the
 * earlier instant unless that would make two rounds overlap or tear a round two from its round one.
 *
 * @param files of one server and one neighbourhood, in any order.
 */
export function resolveInstants<T extends Dated>(files: readonly T[], zone: string): Map<T, number> {
  const sorted = files.toSorted((a, b) => compare(a.localEnd, b.localEnd) || compare(a.name, b.name));
  const instants = new Map<T, number>();
  const repeated: T[] = [];
  for (const file of sorted) {
    instants.set(file, toEpoch(file.localEnd, zone, 'compatible'));
    if (isRepeated(file.localEnd, zone)) repeated.push(file);
  }
  const first = repeated[0];
  const last = repeated.at(-1);
  if (first === undefined || last === undefined) return instants;
  const later = chooseHours({
    before: once(sorted[sorted.indexOf(first) - 1], instants),
    repeated: repeated.map((file) => ({
      document: file.document,
      earlier: toEpoch(file.localEnd, zone, 'earlier'),
      later: toEpoch(file.localEnd, zone, 'later'),
    })),
    after: once(sorted[sorted.indexOf(last) + 1], instants),
  });
  repeated.forEach((file, i) => {
    if (later.has(i)) instants.set(file, toEpoch(file.localEnd, zone, 'later'));
  });
  return instants;
}

function once<T extends Dated>(
  file: T | undefined,
  instants: ReadonlyMap<T, number>,
): RepeatedRound | undefined {
  if (file === undefined) return undefined;
  const at = instants.get(file) ?? 0;
  return { document: file.document, earlier: at, later: at };
}

function isRepeated(local: string, zone: string): boolean {
  const earlier = toEpoch(local, zone, 'earlier');
  if (earlier === toEpoch(local, zone, 'later')) return false;
  // A skipped hour has two readings too, but neither shows this wall clock again.
  const back = Temporal.Instant.fromEpochMilliseconds(earlier).toZonedDateTimeISO(zone).toPlainDateTime();
  return back.equals(Temporal.PlainDateTime.from(local));
}

function toEpoch(local: string, zone: string, disambiguation: 'compatible' | 'earlier' | 'later'): number {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(zone, { disambiguation }).epochMilliseconds;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
