// Numbers in the format of the script's printf.

/** %.1f: an exact half goes to the even digit. */
export function tenths(value: number): string {
  const twentieths = value * 20;
  const exactHalf =
    Number.isInteger(twentieths) && Math.abs(twentieths) % 2 === 1 && Number.isInteger(value * 4);
  if (!exactHalf) return value.toFixed(1);
  const lower = (twentieths - 1) / 2;
  return ((lower % 2 === 0 ? lower : lower + 1) / 10).toFixed(1);
}

/** The engine keeps limits as a C float in minutes and prints it with six places. */
export function limitCvar(ms: number): number {
  return Number(Math.fround(ms / 60_000).toFixed(6));
}

/** m:ss, truncated: a whole second may therefore print as the one before. */
export function clock(minutes: number): string {
  return clockOfSeconds(Math.floor(minutes * 60));
}

export function clockOfSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
