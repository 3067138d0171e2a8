import { inject } from 'vitest';
import { cloneDatabase, type ClonedDatabase } from './clone-database.ts';

export type TestDatabase = ClonedDatabase;

export type TestDatabaseOptions = {
  /** true: no schema, for tests of the migrations themselves. */
  readonly empty?: boolean;
};

/** Creates a separate database for one test file: `const test = await createTestDatabase()`, and `test.close()` in afterAll. */
export async function createTestDatabase({ empty = false }: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const { url, template } = inject('testServer');
  return await cloneDatabase({ url, template: empty ? 'template0' : template });
}
