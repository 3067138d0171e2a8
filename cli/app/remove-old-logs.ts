import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { compareTexts } from '../../core/compare-texts.ts';

type Options = {
  /** How many rotated files stay beside the current one. */
  readonly kept: number;
  readonly now: Date;
};

/**
 * Removes the oldest rotated files of a log: `NAME.<date>.<number>` with any extension. Files dated later than today, from
 * a time when the clock was wrong, are not counted and stay until their date has passed, so they never push out the
 * current one.
 *
 * @param file the log as it is configured.
 */
export async function removeOldLogs(file: string, { kept, now }: Options): Promise<void> {
  const { dir, name } = path.parse(file);
  const form = new RegExp(
    `^${RegExp.escape(name)}\\.(?<date>\\d{4}-\\d{2}-\\d{2})\\.(?<number>\\d+)(\\.[^.]+)?$`,
  );
  const today = localDate(now);
  const found = (await readdir(dir)).flatMap((entry) => {
    const { date = '', number = '' } = form.exec(entry)?.groups ?? {};
    return date === '' || date > today ? [] : [{ entry, date, number: Number(number) }];
  });
  const newest = found.toSorted((a, b) => compareTexts(b.date, a.date) || b.number - a.number);
  for (const { entry } of newest.slice(kept + 1)) await rm(path.join(dir, entry), { force: true });
}

/** The names have the date of this machine's zone. */
function localDate(at: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(Temporal.Now.timeZoneId())
    .toPlainDate()
    .toString();
}
