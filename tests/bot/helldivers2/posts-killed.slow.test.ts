// The recorded series of two days gives its alerts once each, although the process is killed at its answers: between the
// rows and their posts, within the import, while it sends. Every third answer is played; KILL_EVERY=1 plays all.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Payload } from '../../../importer/inbox/store-payloads.ts';
import { type Played, WAR_CORPUS } from '../../support/helldivers2/war-corpus.ts';
import {
  beginReplay,
  openWarPosts,
  REPLAY_ALERTS,
  REPLAY_DIGEST,
  type WarPosts,
} from '../../support/helldivers2/war-posts.ts';
import { playKilled } from '../../support/posts/play-killed.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

const KILL_EVERY = Number(process.env['KILL_EVERY'] ?? 3);

let database: TestDatabase;
let posts: WarPosts;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => database.close());
beforeEach(async () => {
  posts = await openWarPosts(database);
});
afterEach(async () => {
  expect(posts.fake.problems).toEqual([]);
  await posts.close();
});

describe.skipIf(WAR_CORPUS === null)('the recorded series, with a kill at each answer played,', () => {
  /** @returns how many processes died before they had finished their work. */
  async function play(keep: (nth: number) => boolean): Promise<number> {
    const replay = await beginReplay(database, posts);
    return await playKilled({
      ...database,
      fake: posts.fake,
      game: 'helldivers2',
      seed: 17,
      steps: replay
        .filter((_, nth) => keep(nth))
        .map((played) => ({ at: new Date(played.at * 1000), payload: toPayload(played) })),
    });
  }

  it('gives the four alerts, once each', { timeout: 1_200_000 }, async () => {
    expect(await play((nth) => nth % KILL_EVERY === 0)).toBeGreaterThan(5);
    expect(posts.firstLines()).toEqual(REPLAY_ALERTS);
  });

  it('gives one digest after an absence', { timeout: 1_200_000 }, async () => {
    await play((nth) => nth < 2 || nth > 41);
    expect(posts.texts()).toHaveLength(1);
    expect(posts.texts()[0]).toMatch(REPLAY_DIGEST);
  });
});

function toPayload({ at, body }: Played): Payload {
  return {
    source: 'manual',
    game: 'helldivers2',
    kind: 'status',
    subject: '-',
    contentType: 'application/json',
    observedAt: new Date(at * 1000),
    isSnapshot: true,
    body: Buffer.from(JSON.stringify(body)),
  };
}
