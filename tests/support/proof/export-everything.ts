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

/** Returns every export of these servers as the command line prints it, for comparing two databases. */
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

/** Returns the first differing line of each kind; empty if the exports are equal byte for byte. */
export function diffExports(expected: Exported, actual: Exported): string[] {
  return EXPORT_KINDS.flatMap((kind) => {
    if (expected[kind] === actual[kind]) return [];
    const wanted = expected[kind].split('\n');
    const given = actual[kind].split('\n');
    const at = wanted.findIndex((line, i) => line !== given[i]);
    return [`${kind}, line ${at + 1}:\n  expected ${wanted[at]}\n  actual   ${given[at] ?? 'nothing'}`];
  });
}
