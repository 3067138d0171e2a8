import { hash } from 'node:crypto';
import { simulateEvenings } from '../../../simulator/etlegacy/simulate-evenings.ts';
import type { NamedFile } from './import-files.ts';

/** Bodies that stats.lua pushes during an evening, under their names in the inbox. */
export function pushedDocuments(seed: number, maps: number): NamedFile[] {
  const options = { plain: true, zone: 'UTC', format: 'json', script: '2.6.0', maps, teamSize: 3 } as const;
  return simulateEvenings({ seed, evenings: 1, options }).flatMap(({ documents }) =>
    documents.map(({ push }) => ({
      name: `push-${hash('sha256', push).slice(0, 20)}.json`,
      bytes: Buffer.from(push),
    })),
  );
}
