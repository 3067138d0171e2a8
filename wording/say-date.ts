const formats = new Map<string, Intl.DateTimeFormat>();

/** `2025-10-14` as "Tuesday, 14 October 2025", in the words of the locale. */
export function sayDate(date: string, locale: string): string {
  let format = formats.get(locale);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' });
    formats.set(locale, format);
  }
  return format.format(new Date(`${date}T00:00:00Z`));
}
