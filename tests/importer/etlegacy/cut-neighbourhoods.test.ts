import { expect, test } from 'vitest';
import { headerText, lineText } from '../../parsers/etlegacy/round-text.ts';
import { exportAfter } from '../../support/proof/export-after.ts';
import type { NamedFile } from '../../support/proof/import-files.ts';

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

test('a file with a map change that arrives late cuts neighbourhoods as if it had come first', async () => {
  const between = lonely('200300', 'radar', 1, ['10:00', '2:00']);
  const late = await exportAfter(SERVER, [[first, second], [between]]);
  expect(late).toEqual(await exportAfter(SERVER, [[first, between, second]]));
});

test('a copy of another round in between belongs to no neighbourhood', async () => {
  const far = lonely('150000', 'radar', 1, ['10:00', '2:00']);
  const copy = { ...far, name: far.name.replace('150000', '200300') };
  const plain = await exportAfter(SERVER, [[first, second, far]]);
  expect(await exportAfter(SERVER, [[first, copy, second], [far]])).toEqual(plain);
  expect(
    plain.matches
      .split('\n')
      .filter((line) => line.includes('r1_attackers') || line.includes('r2_attackers')),
  ).toHaveLength(1);
});

test('on a server of bots alone a round of a campaign continues the one before on another map, in any order', async () => {
  const single = (clock: string, map: string, rounds: number): NamedFile => {
    const fields = { timeMin: 5 + 5 * rounds, gibs: 3 + 5 * rounds, damageGiven: 100, xp: 9 + 20 * rounds };
    const header = headerText({
      map,
      label: 2,
      winner: 2,
      limit: '10:00',
      next: '47:30',
      playtime: '299300',
    });
    const text = `${header}\n${lineText({ guid: 'OMNIBOT0', name: 'bot', rounds, fields })}\n`;
    return { name: `2025-02-03-${clock}-${map}-round-2.txt`, bytes: Buffer.from(text) };
  };
  const [before, after] = [single('200000', 'oasis', 0), single('200600', 'radar', 1)];
  const inOrder = await exportAfter(SERVER, [[before], [after]]);
  expect(await exportAfter(SERVER, [[after], [before]])).toEqual(inOrder);
  expect(await exportAfter(SERVER, [[before, after]])).toEqual(inOrder);
  const rows = inOrder['player-rounds'].trim().split('\n');
  expect(rows.map((row) => JSON.parse(row)).map(({ mode, gibs, timeS }) => [mode, gibs, timeS])).toEqual([
    ['raw', 3, 300],
    ['partial', 5, 300],
  ]);
});
