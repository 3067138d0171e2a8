// Server wall clock to UTC. Only the hour that is repeated in autumn is ambiguous.
import { compareTexts } from '../../../core/compare-texts.ts';
import { chooseHours, type Dated } from './choose-hours.ts';

/**
 * Returns UTC milliseconds per file. A skipped hour is read like Temporal's `compatible`. In a repeated hour a file
 * gets the earlier instant, unless its document has another one or two rounds would overlap or a round two would be
 * separated from its round one.
 *
 * @param files of one server and one neighbourhood, in any order.
 */
export function resolveInstants<T extends Dated & { readonly savedMs: number | null }>(
  files: readonly T[],
  zone: string,
): Map<T, number> {
  const sorted = files.toSorted(
    (a, b) => compareTexts(a.localEnd, b.localEnd) || compareTexts(a.name, b.name),
  );
  const instants = new Map<T, number>();
  const repeated: T[] = [];
  const told = new Map<T, boolean>();
  for (const file of sorted) {
    const wall = Temporal.PlainDateTime.from(file.localEnd);
    const only = epochOf(wall, zone, 'earlier');
    if (only === epochOf(wall, zone, 'later')) {
      instants.set(file, only);
      continue;
    }
    const at = toEpoch(file.localEnd, zone, 'compatible');
    const own = file.savedMs === null ? null : nearest(file.localEnd, zone, file.savedMs);
    instants.set(file, own ?? at);
    if (!isRepeated(file.localEnd, zone)) continue;
    repeated.push(file);
    if (own !== null) told.set(file, own !== at);
  }
  const first = repeated[0];
  const last = repeated.at(-1);
  if (first === undefined || last === undefined) return instants;
  if (told.size === repeated.length) return instants;
  const isLater = chooseHours({
    files: repeated,
    told,
    before: sorted[sorted.indexOf(first) - 1],
    after: sorted[sorted.indexOf(last) + 1],
    shiftMs: toEpoch(first.localEnd, zone, 'later') - toEpoch(first.localEnd, zone, 'earlier'),
  });
  repeated.forEach((file, i) => {
    if (isLater[i] === true && !told.has(file)) instants.set(file, toEpoch(file.localEnd, zone, 'later'));
  });
  return instants;
}

/** The interpretation of the wall clock that a document's own time confirms. */
function nearest(local: string, zone: string, savedMs: number): number {
  const [earlier, later] = [toEpoch(local, zone, 'earlier'), toEpoch(local, zone, 'later')];
  return Math.abs(later - savedMs) < Math.abs(earlier - savedMs) ? later : earlier;
}

function isRepeated(local: string, zone: string): boolean {
  const earlier = toEpoch(local, zone, 'earlier');
  if (earlier === toEpoch(local, zone, 'later')) return false;
  // A skipped hour has two interpretations too, but neither has this wall-clock time.
  const back = Temporal.Instant.fromEpochMilliseconds(earlier).toZonedDateTimeISO(zone).toPlainDateTime();
  return back.equals(Temporal.PlainDateTime.from(local));
}

function toEpoch(local: string, zone: string, disambiguation: Disambiguation): number {
  return epochOf(Temporal.PlainDateTime.from(local), zone, disambiguation);
}

type Disambiguation = 'compatible' | 'earlier' | 'later';

function epochOf(wall: Temporal.PlainDateTime, zone: string, disambiguation: Disambiguation): number {
  return wall.toZonedDateTime(zone, { disambiguation }).epochMilliseconds;
}
