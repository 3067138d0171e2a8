import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { EXPORTS, type ExportKind } from '../../../stats/etlegacy/export/export-rows.ts';

const EXPORT_KINDS = [
  'rounds',
  'matches',
  'sessions',
  'player-rounds',
  'weapon-rounds',
  'players',
  'events',
  'duels',
] as const satisfies readonly ExportKind[];

export type Exported = Readonly<Record<ExportKind, string>>;

/** Every export of these servers as the command line prints it: what two databases must have in common to be equal. */
export async function exportEverything(db: Kysely<DB>, servers: readonly string[]): Promise<Exported> {
  const exported: Record<ExportKind, string> = {
    rounds: '',
    matches: '',
    sessions: '',
    'player-rounds': '',
    'weapon-rounds': '',
    players: '',
    events: '',
    duels: '',
  };
  for (const kind of EXPORT_KINDS) {
    const lines: string[] = [];
    for await (const row of EXPORTS[kind](db, servers)) lines.push(`${JSON.stringify(row)}\n`);
    exported[kind] = lines.join('');
  }
  return exported;
}

/** The first line of each kind in which two exports differ; empty where they are equal byte by byte. */
export function diffExports(expected: Exported, actual: Exported): string[] {
  return EXPORT_KINDS.flatMap((kind) => {
    if (expected[kind] === actual[kind]) return [];
    const wanted = expected[kind].split('\n');
    const given = actual[kind].split('\n');
    const at = wanted.findIndex((line, i) => line !== given[i]);
    return [`${kind}, line ${at + 1}:\n  expected ${wanted[at]}\n  actual   ${given[at] ?? 'nothing'}`];
  });
}
