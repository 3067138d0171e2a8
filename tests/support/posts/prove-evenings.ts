// Simulated evenings, file by file, each in a channel of its own: in order, and with the halves of each map swapped and every
// file twice. Both channels must hold one opener, one recap and a card for each map, word for word the same.
import { expect } from 'vitest';
import { streamEvenings } from '../../../simulator/etlegacy/simulate-evenings.ts';
import { FakeDiscord } from '../fake-discord/fake-discord.ts';
import { importFiles } from '../etlegacy/import-files.ts';
import type { TestFile } from '../etlegacy/round-file.ts';
import { createTestDatabase } from '../database/test-database.ts';
import { EtScene, MINUTE } from './et-scene.ts';

const OPTIONS = { plain: true, zone: 'UTC', teamSize: 3 } as const;
const KINDS = { evening: { thread: false }, map: {}, recap: {} };

type Played = { readonly texts: readonly string[]; readonly maps: number };

/** @param evenings how many; @param maps per evening, by default as many as are usual. */
export async function proveEvenings(evenings: number, maps?: number): Promise<void> {
  const options = maps === undefined ? OPTIONS : { ...OPTIONS, maps };
  const played = [...streamEvenings({ seed: 9, evenings, options })].map(({ files }) =>
    files.map(({ name, bytes }) => ({ name, body: Buffer.from(bytes) })),
  );
  const inOrder = await play(played);
  const mixed = await play(played.map(swapHalves));
  expect(inOrder.texts).toHaveLength(2 * evenings + inOrder.maps);
  expect(mixed.texts).toEqual(inOrder.texts);
}

/** Round two before round one, and each of them again. */
function swapHalves(files: readonly TestFile[]): TestFile[] {
  return files.flatMap((file, at) => {
    const next = files[at + 1];
    if (at % 2 === 1) return [];
    const pair = next === undefined ? [file] : [next, file];
    return [...pair, ...pair];
  });
}

async function play(evenings: readonly (readonly TestFile[])[]): Promise<Played> {
  const { db, close } = await createTestDatabase();
  const fake = await new FakeDiscord({ globalLimit: 1_000 }).start();
  const [first] = evenings;
  const clock = EtScene.endOf(first?.[0]?.name ?? '') - MINUTE;
  const scene = await EtScene.open({ db, fake, clock, kinds: KINDS, pictures: null });
  for (const files of evenings) {
    // Debrief ran on since the evening before.
    await db
      .updateTable('core.targets')
      .set({ planned_at: new Date(EtScene.endOf(files[0]?.name ?? '')) })
      .execute();
    await scene.play(files);
    for (const minutes of [5, 31, 60]) await scene.wait(minutes);
    await importFiles(db, files);
    await scene.wait(1);
  }
  const { maps } = await db
    .selectFrom('etlegacy.matches')
    .select((eb) => eb.fn.countAll<number>().as('maps'))
    .where('r1_id', 'is not', null)
    .where('r2_id', 'is not', null)
    .executeTakeFirstOrThrow();
  const texts = scene.texts().toSorted();
  expect(fake.takeProblems()).toEqual([]);
  scene.close();
  await fake.stop();
  await close();
  return { texts, maps };
}
