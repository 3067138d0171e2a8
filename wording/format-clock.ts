import { fullSeconds } from '../core/full-seconds.ts';

/**
 * Formats seconds as 7:42, or 1:07:42 from an hour on. Truncates instead of rounding, like the game, whose limit for
 * round two is the full seconds of round one.
 */
export function formatClock(seconds: number): string {
  const whole = fullSeconds(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const tail = String(rest).padStart(2, '0');
  return hours === 0 ? `${minutes}:${tail}` : `${hours}:${String(minutes).padStart(2, '0')}:${tail}`;
}
