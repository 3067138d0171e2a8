// The number of posts for real evenings: one opener and one recap each, a card for each complete map, and nothing else. A round that
// does not count makes no evening.
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { FakeDiscord } from '../../../support/fake-discord/fake-discord.ts';
import { EtScene, MINUTE } from '../../../support/posts/et-scene.ts';
import { createTestDatabase } from '../../../support/database/test-database.ts';
import { corpusNote, hasCorpus, readCorpusFile, readGolden } from '../../../parsers/etlegacy/corpus.ts';

describe.skipIf(!hasCorpus)(`real evenings${corpusNote}`, () => {
  test('give one opener, one recap and one card per complete map', { timeout: 600_000 }, async () => {
    const { db, close } = await createTestDatabase();
    const fake = await new FakeDiscord({ globalLimit: 1_000 }).start();
    const names = Object.entries(readGolden().files).flatMap(([name, { kind }]) =>
      kind === 'round' ? [name] : [],
    );
    const files = names.toSorted().map((name) => ({ name, body: Buffer.from(readCorpusFile(name)) }));
    const clock = EtScene.endOf(files[0]?.name ?? '') - MINUTE;
    const kinds = { evening: { thread: false }, map: {}, recap: {}, away: {} };
    const scene = await EtScene.open({ db, fake, clock, kinds, pictures: null });
    for (const [at, file] of files.entries()) {
      await scene.play([file]);
      const next = EtScene.endOf(files[at + 1]?.name ?? '');
      // Debrief keeps running between two evenings: the recap is posted, and a night is not an outage.
      for (let passed = 0; passed < 60 && !(scene.pipeline.clock + 16 * MINUTE > next); passed += 15)
        await scene.wait(15);
      if (!Number.isNaN(next))
        await db
          .updateTable('core.targets')
          .set({ planned_at: new Date(next) })
          .execute();
    }
    const { rows: posts } = await sql<{ kind: string; posted: number }>`
      select kind, (count(*) filter (where state = 'posted'))::int as posted from core.posts group by kind order by kind`.execute(
      db,
    );
    const { rows: truth } = await sql<{ evenings: number; maps: number }>`
      select (select count(distinct session_id) from etlegacy.rounds where status = 'ok')::int as evenings,
        (select count(*) from etlegacy.matches as m where
          (select count(*) from etlegacy.rounds as r where r.match_id = m.id) = 2)::int as maps`.execute(db);
    const [{ evenings, maps } = { evenings: 0, maps: 0 }] = truth;
    // oxlint-disable-next-line no-console -- this test exists to print these figures
    console.log(
      `${files.length} files: ${JSON.stringify(Object.fromEntries(posts.map(({ kind, posted }) => [kind, posted])))} of ${evenings} evenings, ${maps} maps`,
    );
    expect(evenings).toBeGreaterThan(3);
    expect(posts).toEqual([
      { kind: 'evening', posted: evenings },
      { kind: 'map', posted: maps },
      { kind: 'recap', posted: evenings },
    ]);
    expect(scene.messages()).toHaveLength(2 * evenings + maps);
    expect(fake.takeProblems()).toEqual([]);
    scene.close();
    await fake.stop();
    await close();
  });
});
