// /compare where some stats cannot be judged: words, picture and alt text name the same ones.
import { expect, it } from 'vitest';
import { showCompare } from '../../bot/etlegacy/views/show-compare.ts';
import { contextOf } from '../support/faces/context-of.ts';
import { picturesOf, textOf } from '../support/faces/prove-faces.ts';
import { readScene } from '../support/faces/read-scene.ts';
import { wordsOf } from '../support/faces/read-words.ts';
import { importFiles } from '../support/etlegacy/import-files.ts';
import { crew, guidOf, later, roundFile } from '../support/etlegacy/round-file.ts';
import { createTestDatabase } from '../support/database/test-database.ts';

const MARK = ' · too few to count';

/** Rounds of twelve minutes with so few kills that only rates of time and rounds can be judged. */
function rounds(count: number) {
  return Array.from({ length: count }, (_, at) =>
    roundFile({
      at: later('2031-02-03 20:00:00', at * 15),
      map: `map${at}`,
      header: { limit: '15:00', next: '12:00' },
      players: crew({ kills: 1, minutes: 12 }),
    }),
  );
}

it.each([2, 3])(
  'marks the stats of %i players that are not counted, in words, picture and alt text',
  async (sides) => {
    const test = await createTestDatabase();
    try {
      await importFiles(test.db, rounds(6));
      const people = Array.from({ length: sides }, (_, person) => guidOf(person));
      const reply = await showCompare(contextOf(test.db, ['default']), people, 'all');
      if (reply.kind !== 'reply') throw new Error(JSON.stringify(reply));
      const [slot] = picturesOf(reply);
      if (slot === undefined) throw new Error('no picture');
      const named = /Not counted, because somebody has too few rounds or kills: (.+)\.$/m.exec(wordsOf(slot));
      const unjudged = named?.[1]?.split(', ') ?? [];
      expect(unjudged).toContain('Gib rate');
      expect(textOf(reply)).toMatch(/(?:leads|Level:) .* of [1-9] stats/);
      const drawn = readScene(slot.picture).flatMap(({ texts }) => texts.map(({ text }) => text));
      const marked = (texts: readonly string[]) =>
        texts.filter((text) => text.endsWith(MARK)).map((text) => text.slice(0, -MARK.length));
      expect(marked(drawn).toSorted()).toEqual(unjudged.toSorted());
      expect(marked(slot.picture.alt.split(/(?<=to count):|[;.] /))).toEqual(unjudged);
    } finally {
      await test.close();
    }
  },
);

it('marks none where nothing can be judged, because the verdict says it', async () => {
  const test = await createTestDatabase();
  try {
    await importFiles(test.db, rounds(2));
    const reply = await showCompare(contextOf(test.db, ['default']), [guidOf(0), guidOf(1)], 'all');
    if (reply.kind !== 'reply') throw new Error(JSON.stringify(reply));
    expect(textOf(reply)).toContain('Too early to call');
    for (const { picture } of picturesOf(reply)) {
      expect(picture.alt).toContain('Too early to call');
      expect(picture.alt).not.toContain(MARK);
    }
  } finally {
    await test.close();
  }
});
