import { HARMLESS_CODES } from '../../stats/health/harmless-codes.ts';
import { plainText, printLine } from '../print/print.ts';
import type { Summary } from './import-paths.ts';

export function printSummary({
  server,
  files,
  answers,
  unreadable,
  left,
  new: fresh,
  outcomes,
}: Summary): void {
  const held = answers > files ? ` with ${answers} answers` : '';
  printLine(
    `${files} ${files === 1 ? 'file' : 'files'}${held} for server "${server}": ${fresh} new, ${answers - fresh} known already.`,
  );
  for (const { file, reason } of unreadable)
    printLine(`  could not be opened: ${plainText(file)} (${plainText(reason)})`);
  for (const { status, code, files: count, example, means, notes, reasons } of outcomes) {
    const isHarmless = code !== null && HARMLESS_CODES.includes(code);
    const what = code === null ? status : isHarmless ? 'without a round' : `${status} (${code})`;
    printLine(
      `  ${String(count).padStart(6)} ${what}${status === 'imported' ? '' : `, such as ${plainText(example)}`}`,
    );
    if (means !== null) printLine(`         ${means}`);
    // Where a code has no words of its own, what was found wrong says it.
    for (const note of [...(means === null ? reasons : []), ...notes])
      printLine(`         ${plainText(note)}`);
  }
  for (const line of left) printLine(`  ${line}`);
  if (outcomes.some(({ status, code }) => status === 'rejected' && !HARMLESS_CODES.includes(code ?? ''))) {
    printLine('Rejected files are kept, with the reason: see "npm run debrief -- doctor".');
  }
}
