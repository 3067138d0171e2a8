/** How close a finish was, by the whole seconds on the clock: "with 4 seconds left", "in the last second". */
export function timeLeftWords(seconds: number): string {
  if (seconds === 0) return 'in the last second';
  return seconds === 1 ? 'with 1 second left' : `with ${seconds} seconds left`;
}
