import { simulateEvenings } from '../../../simulator/etlegacy/simulate-evenings.ts';
import type { NamedFile } from './import-files.ts';

/** A few small documents of both generations, with and without an event log. */
export function simulateDocuments(): NamedFile[] {
  return (['1.0.11', '1.2.7', '2.6.0', '2.9.0'] as const).flatMap((script) => {
    const options = { gameType: 'lms', format: 'json', script, maps: 1, teamSize: 3 } as const;
    const [evening] = simulateEvenings({ seed: 3, evenings: 1, options });
    return (evening?.documents ?? []).slice(0, 2).map(({ name, push }) => ({ name, bytes: push }));
  });
}
