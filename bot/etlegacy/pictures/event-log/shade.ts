/** The colour, seen through: 0 is nothing of it, 1 all. */
export function shade(color: string, share: number): string {
  const alpha = Math.round(Math.min(1, Math.max(0, share)) * 255);
  return `${color}${alpha.toString(16).padStart(2, '0')}`;
}
