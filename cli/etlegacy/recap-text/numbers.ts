const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** 5,204; a dash where nothing is known. */
export function whole(value: number | null): string {
  return value === null ? '-' : grouped.format(Math.round(value));
}

/** 1.72 */
export function decimals(value: number | null, digits: number): string {
  return value === null ? '-' : value.toFixed(digits);
}

/** 37 %, without the sign: the header has it. */
export function percent(value: number | null): string {
  return value === null ? '-' : String(Math.round(value));
}

/** 7:42; an hour and more as 1:07:42. */
export function clock(seconds: number | null): string {
  if (seconds === null) return '-';
  const rest = Math.floor(seconds);
  const [h, m, s] = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60];
  const tail = `${String(m).padStart(h > 0 ? 2 : 1, '0')}:${String(s).padStart(2, '0')}`;
  return h > 0 ? `${h}:${tail}` : tail;
}

export function count(value: number, one: string, many = `${one}s`): string {
  return `${whole(value)} ${value === 1 ? one : many}`;
}
