import { expect, test } from 'vitest';
import { headerText, lineText } from '../../parsers/etlegacy/round-text.ts';
import { type Exported, exportEverything } from '../../support/proof/export-everything.ts';
import { importFiles, type NamedFile } from '../../support/proof/import-files.ts';
import { createTestDatabase } from '../../support/test-database.ts';

const SERVER = { key: 'default', zone: 'UTC' };

/** One player on a server, which does not open an evening. */
function lonely(clock: string, map: string, label: number, limits: readonly [string, string]): NamedFile {
  const [limit, next] = limits;
  const line = lineText({
    rounds: label - 1,
    fields: { timeMin: label * 5, damageGiven: label * 100, xp: 3 },
  });
  const text = `${headerText({ map, label, limit, next })}\n${line}\n`;
  return { name: `2025-02-03-${clock}-${map}-round-${label}.txt`, bytes: Buffer.from(text) };
}

const first = lonely('200000', 'oasis', 1, ['10:00', '5:00']);
const second = lonely('200600', 'oasis', 2, ['5:00', '5:00']);

async function importInTurn(turns: readonly (readonly NamedFile[])[]): Promise<Exported> {
  const database = await createTestDatabase();
  try {
    for (const files of turns) await importFiles(database.db, SERVER, files);
    return await exportEverything(database.db, [SERVER.key]);
  } finally {
    await database.close();
  }
}

test('a file with a map change that arrives late cuts neighbourhoods as if it had come first', async () => {
  const between = lonely('200300', 'radar', 1, ['10:00', '2:00']);
  const late = await importInTurn([[first, second], [between]]);
  expect(late).toEqual(await importInTurn([[first, between, second]]));
});

test('a copy of another round in between belongs to no neighbourhood', async () => {
  const far = lonely('150000', 'radar', 1, ['10:00', '2:00']);
  const copy = { ...far, name: far.name.replace('150000', '200300') };
  const plain = await importInTurn([[first, second, far]]);
  expect(await importInTurn([[first, copy, second], [far]])).toEqual(plain);
  expect(
    plain.matches
      .split('\n')
      .filter((line) => line.includes('r1_attackers') || line.includes('r2_attackers')),
  ).toHaveLength(1);
});
