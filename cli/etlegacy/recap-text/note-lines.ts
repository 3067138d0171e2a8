import { formatId } from '../../../core/public-id.ts';
import { sayNote } from '../../../stats/etlegacy/recap/say-note.ts';
import type { RecapNote } from '../../../stats/etlegacy/recap/session-recap.ts';
import { sayRoundName } from '../../../stats/etlegacy/sessions/say-round-name.ts';
import { cleanName } from '../../../wording/clean-name.ts';
import { wallClock } from './moments.ts';
import type { Paint } from './paint.ts';

/** What is missing or does not count, and why. */
export function noteLines(notes: readonly RecapNote[], zone: string, paint: Paint): string[] {
  if (notes.length === 0) return [];
  const lines = notes.map((note) => {
    const { round } = note;
    const what = `${sayRoundName(round, cleanName)} (${wallClock(round.endedAt, zone)}, ${formatId(round.id)})`;
    return `  ! ${what} ${sayNote(note)}`;
  });
  return [paint('warn', 'Worth knowing'), ...lines, ''];
}
