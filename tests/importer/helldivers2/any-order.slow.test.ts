// The same answers, in any order, in batches of any size and any number of times: the same tables.
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Kind } from '../../../importer/helldivers2/kinds.ts';
import { type Answer, importAnswers } from '../../support/helldivers2/import-answers.ts';
import { readWarTables } from '../../support/helldivers2/read-war-tables.ts';
import { smallWar } from '../../support/helldivers2/small-war.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(async () => {
  await test.close();
});

async function play(batches: readonly (readonly Answer[])[]) {
  await sql`truncate core.payloads, core.bodies cascade`.execute(test.db);
  await sql.raw(await truncateWar()).execute(test.db);
  for (const batch of batches) await importAnswers(test.db, batch);
  return await readWarTables(test.db);
}

async function truncateWar(): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select format('helldivers2.%I', tablename) as name from pg_tables
    where schemaname = 'helldivers2' and tablename <> 'factions'`.execute(test.db);
  return `truncate ${rows.map(({ name }) => name).join(', ')}; delete from helldivers2.factions where placeholder`;
}

const war = smallWar();
const places = [...war.keys()];

/** Splits a list into pieces of these sizes, repeating the sizes. */
function cut(answers: readonly Answer[], sizes: readonly number[]): Answer[][] {
  const batches: Answer[][] = [];
  for (let from = 0, turn = 0; from < answers.length; turn += 1) {
    const size = sizes[turn % sizes.length]!;
    batches.push(answers.slice(from, from + size));
    from += size;
  }
  return batches;
}

describe('answers of a war', () => {
  it('give the same tables in any order, in any batches and when repeated', async () => {
    const wanted = await play([war]);
    expect(wanted['owner_changes']?.length).toBeGreaterThan(0);
    expect(wanted['planet_samples']?.length).toBeGreaterThan(10);
    expect(wanted['news']?.length).toBeGreaterThan(0);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(places, { minLength: war.length }),
        fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 }),
        fc.subarray(places),
        async (shuffled, sizes, again) => {
          const answers = [...shuffled, ...again].map((place) => war[place]!);
          expect(await play(cut(answers, sizes))).toEqual(wanted);
        },
      ),
      { numRuns: Number(process.env['WAR_RUNS'] ?? 4) },
    );
  });

  it('need no other kind before them', async () => {
    for (const kind of new Set<Kind>(war.map((answer) => answer.kind))) {
      await play([war.filter((answer) => answer.kind === kind)]);
    }
    const { rows } = await sql<{ rejected: number }>`
      select count(*) as rejected from core.payloads where code = 'IMPORT_FAILED'`.execute(test.db);
    expect(rows[0]?.rejected).toBe(0);
  });
});
