import type { Conflict } from '../importer/backup/merge-words.ts';
import { plainText } from './print/print.ts';

/** Lists the topics on which a database and a backup differ, one per line after a headline; no lines where none differs. */
export function describeConflicts(conflicts: readonly Conflict[]): string[] {
  if (conflicts.length === 0) return [];
  const topics = conflicts.length === 1 ? '1 topic differs' : `${conflicts.length} topics differ`;
  return [
    `${topics} between this database and the backup:`,
    ...conflicts.map(({ topic, here, backup, counts }) => {
      const said = `here ${quote(here)}, in the backup ${quote(backup)}`;
      return `  ${plainText(topic)}: ${said}; ${counts === 'here' ? 'this database' : 'the backup'} counts`;
    }),
  ];
}

function quote(value: string): string {
  return value === '' ? 'nothing' : `"${plainText(value)}"`;
}
