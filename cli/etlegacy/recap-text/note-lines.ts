import { formatId } from '../../../core/public-id.ts';
import type { RecapNote } from '../../../stats/etlegacy/recap/session-recap.ts';
import { wallClock } from './moments.ts';
import type { Paint } from './paint.ts';
import { printable } from './printable.ts';

const NOTE_WORDS = {
  waiting: 'waits for its round 1: only then its numbers count',
  orphan: 'its round 1 never came, so its numbers do not count',
  half: 'has no round 2, so nobody won the map',
  restarted: 'was played again, so it does not count',
  aborted: 'was cut off by a map change, so it does not count',
  damaged: 'cannot be read completely, so it does not count',
  laws: 'a few numbers do not add up, as when somebody leaves in mid round',
} as const satisfies Record<RecapNote['kind'], string>;

/** What is missing or does not count, and why. */
export function noteLines(notes: readonly RecapNote[], zone: string, paint: Paint): string[] {
  if (notes.length === 0) return [];
  const lines = notes.map(({ kind, round }) => {
    const what = `${printable(round.map)} round ${round.label} (${wallClock(round.endedAt, zone)}, ${formatId(round.id)})`;
    return `  ! ${what} ${NOTE_WORDS[kind]}`;
  });
  return [paint('warn', 'Worth knowing'), ...lines, ''];
}
