import { formatId } from '../../../core/public-id.ts';
import { sayNote } from '../../../stats/etlegacy/recap/say-note.ts';
import type { RecapNote } from '../../../stats/etlegacy/recap/session-recap.ts';
import { sayRoundName } from '../../../stats/etlegacy/sessions/say-round-name.ts';
import { sayName } from '../../../wording/say-name.ts';

const SHOWN = 4;

/** Missing or non-counting rounds, as lines of markdown; the first few, and the number of others. */
export function noteLines(notes: readonly RecapNote[]): string[] {
  const lines = notes
    .slice(0, SHOWN)
    .map(
      (note) => `- ${sayRoundName(note.round, sayName)} (\`${formatId(note.round.id)}\`) ${sayNote(note)}`,
    );
  const more = notes.length - SHOWN;
  return more > 0 ? [...lines, `- and ${more} more`] : lines;
}
