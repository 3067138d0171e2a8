const formats = new Map<string, Intl.DateTimeFormat>();

/** Formats `2025-10-14` as "Tuesday, 14 October 2025", in the language of the locale. */
export function sayDate(date: string, locale: string): string {
  return format(date, locale, 'full');
}

/** Formats `2025-10-14` as "14 Oct 2025". */
export function sayShortDate(date: string, locale: string): string {
  return format(date, locale, 'medium');
}

/** Dates of servers are local already, so no zone may shift them. */
function format(date: string, locale: string, dateStyle: 'full' | 'medium'): string {
  const key = `${locale} ${dateStyle}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, { dateStyle, timeZone: 'UTC' });
  formats.set(key, known);
  return known.format(new Date(`${date}T00:00:00Z`));
}
