// Real evenings: what each face says of them, against the rows and against each other.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { corpusNote, hasCorpus, readCorpusFile, readGolden } from '../parsers/etlegacy/corpus.ts';
import { allKinds } from '../bot/charts/cases/all-pictures.ts';
import { provePeople } from '../support/faces/prove-people.ts';
import { type Proof, proveFaces } from '../support/faces/prove-faces.ts';
import { importFiles } from '../support/etlegacy/import-files.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';

/** Pictures of event logs, which text files do not have. */
const FROM_LOGS = new Set(['classes', 'damageTime', 'killMatrix', 'rivals', 'roundLine']);

describe.skipIf(!hasCorpus)(`the faces of real evenings${corpusNote}`, () => {
  let test: TestDatabase;
  let proof: Proof;

  beforeAll(async () => {
    test = await createTestDatabase();
    const names = Object.entries(readGolden().files).flatMap(([name, { kind }]) =>
      kind === 'round' ? [name] : [],
    );
    await importFiles(
      test.db,
      names.map((name) => ({ name, body: Buffer.from(readCorpusFile(name)) })),
    );
    proof = await proveFaces(test.db);
    await provePeople(test.db, ['default'], proof);
  });

  afterAll(async () => test.close());

  it('contradict neither the rows nor each other', () => {
    expect(proof.faults).toEqual([]);
  });

  it('are many', () => {
    const { seen } = proof;
    expect(seen.evenings).toBeGreaterThan(5);
    expect(seen.headlines).toBeGreaterThan(40);
    expect(seen.numbers).toBeGreaterThan(4000);
    expect([...seen.kinds].toSorted()).toEqual(allKinds.filter((kind) => !FROM_LOGS.has(kind)).toSorted());
  });
});
