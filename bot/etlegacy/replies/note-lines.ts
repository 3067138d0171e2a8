import { formatId } from '../../../core/public-id.ts';
import type { RecapNote } from '../../../stats/etlegacy/recap/session-recap.ts';
import { sayName } from '../../../wording/say-name.ts';

const WORDS = {
  waiting: 'waits for its round 1; until then its numbers do not count',
  orphan: 'has lost its round 1, so its numbers do not count',
  half: 'has no round 2, so nobody won the map',
  restarted: 'was played again, so it does not count',
  aborted: 'was cut off by a map change, so it does not count',
  damaged: 'cannot be read completely, so it does not count',
  laws: 'has a few numbers that do not add up, as when somebody leaves in mid round',
} as const satisfies Record<RecapNote['kind'], string>;

const SHOWN = 4;

/** What is missing or does not count, as lines of markdown; the first few, and how many more. */
export function noteLines(notes: readonly RecapNote[]): string[] {
  const lines = notes
    .slice(0, SHOWN)
    .map(
      ({ kind, round }) =>
        `- ${sayName(round.map)} round ${round.label} (\`${formatId(round.id)}\`) ${WORDS[kind]}`,
    );
  const more = notes.length - SHOWN;
  return more > 0 ? [...lines, `- and ${more} more`] : lines;
}
