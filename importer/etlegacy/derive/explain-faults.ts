import type { LineFault } from '../../../parsers/etlegacy/document/round-document.ts';
import { STATUS_REASON } from '../../../parsers/etlegacy/document/status-reasons.ts';

/** So many contradictions are named; of two documents that are not of one round everything differs. */
const MOST_NAMED = 5;

/** Why a document with these faults is damaged. */
export function explainFaults(faults: readonly LineFault[]): string {
  const lines = faults.filter(({ code }) => code !== 'CONTRADICTION');
  const differing = faults.filter(({ code }) => code === 'CONTRADICTION').map(({ reason }) => reason);
  const more = differing.length - MOST_NAMED;
  return [
    ...(lines.length === 0
      ? []
      : [
          `${lines.length} ${STATUS_REASON.unreadable}: ${lines.map(({ line, reason }) => `line ${line}: ${reason}`).join('; ')}`,
        ]),
    ...differing.slice(0, MOST_NAMED),
    ...(more > 0 ? [`and ${more} more ${more === 1 ? 'number' : 'numbers'}`] : []),
  ].join('; ');
}
