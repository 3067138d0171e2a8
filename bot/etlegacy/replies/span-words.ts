import { time, TimestampStyles } from '@discordjs/formatters';

/** From when to when; without a known begin only the end is said. */
export function spanWords(startedAt: Date | null, endedAt: Date): string {
  const end = time(endedAt, TimestampStyles.ShortTime);
  return startedAt === null ? `ended ${end}` : `${time(startedAt, TimestampStyles.ShortTime)} to ${end}`;
}
