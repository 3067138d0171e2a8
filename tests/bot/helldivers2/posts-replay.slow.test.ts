// The recorded series of two days gives four alerts, once each, with missing answers and with restarts.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importAnswers } from '../../support/helldivers2/import-answers.ts';
import { WAR_CORPUS } from '../../support/helldivers2/war-corpus.ts';
import {
  beginReplay,
  openWarPosts,
  REPLAY_ALERTS,
  REPLAY_DIGEST,
  type WarPosts,
} from '../../support/helldivers2/war-posts.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

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

describe.skipIf(WAR_CORPUS === null)('the recorded series of two days', () => {
  async function play(keep: (body: number) => boolean): Promise<void> {
    for (const [nth, { at, body }] of (await beginReplay(database, posts)).entries()) {
      if (!keep(nth)) continue;
      const moment = new Date(at * 1000);
      await importAnswers(database.db, [{ kind: 'status', at: moment, body }]);
      await posts.runOnce(new Date(moment.getTime() + 1000));
    }
  }

  it('gives the four alerts, once each, with a restart at every body', async () => {
    await play(() => true);
    expect(posts.firstLines()).toEqual(REPLAY_ALERTS);
  });

  it('gives the same when bodies are missing', async () => {
    await play((nth) => nth % 3 !== 1);
    expect(posts.firstLines()).toEqual(REPLAY_ALERTS);
  });

  it('gives one digest after an absence', async () => {
    await play((nth) => nth < 2 || nth > 41);
    expect(posts.texts()).toHaveLength(1);
    expect(posts.texts()[0]).toMatch(REPLAY_DIGEST);
  });
});
