import type { Transaction } from 'kysely';
import { parseId } from '../../core/public-id.ts';
import type { DB } from '../../database/schema.ts';
import { wordOrder } from '../../database/word-order.ts';

/**
 * Fetches which content an operator chose for a round that several files claim to be: round id to hash. A pin is a
 * decision of kind `pin/<server>` with subject `<round id>=<hash>`; the last one counts.
 */
export async function fetchPins(
  trx: Transaction<DB>,
  serverKey: string,
  files: readonly { readonly kind: string; readonly local_end: string; readonly label: number }[],
): Promise<Map<number, string>> {
  // Nearly every round has one file and needs no choice.
  const rounds = files
    .filter((file) => file.kind === 'round')
    .map((file) => `${file.local_end}/${file.label}`);
  if (new Set(rounds).size === rounds.length) return new Map();
  const rows = await trx
    .selectFrom('core.decisions')
    .select('subject')
    .where('kind', '=', `pin/${serverKey}`)
    .orderBy(wordOrder('core.decisions', 'decided_at'))
    .execute();
  const pins = new Map<number, string>();
  for (const { subject } of rows) {
    const [id, hash] = subject.split('=');
    const roundId = parseId(id ?? '');
    if (roundId !== null && hash !== undefined) pins.set(roundId, hash);
  }
  return pins;
}
