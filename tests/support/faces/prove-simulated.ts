import { simulateEvenings } from '../../../simulator/etlegacy/simulate-evenings.ts';
import { importFiles } from '../etlegacy/import-files.ts';
import { createTestDatabase } from '../database/test-database.ts';
import { provePeople } from './prove-people.ts';
import { type Proof, proveFaces } from './prove-faces.ts';

const SERVER = 'simulated';

/** Compares all outputs of evenings with the faults of real servers. */
export async function proveSimulated(seed: number, evenings: number): Promise<Proof> {
  const test = await createTestDatabase();
  try {
    const played = simulateEvenings({ seed, evenings, options: { maps: 5, teamSize: 4 } });
    const files = played.flatMap((evening) =>
      evening.files.map(({ name, bytes }) => ({ name, body: Buffer.from(bytes) })),
    );
    await importFiles(test.db, files, { server: SERVER });
    const proof = await proveFaces(test.db);
    await provePeople(test.db, [SERVER], proof);
    return proof;
  } finally {
    await test.close();
  }
}
