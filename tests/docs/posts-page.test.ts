import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { etlegacyBot } from '../../bot/etlegacy/etlegacy-bot.ts';
import { SIZE } from '../../bot/charts/tokens.ts';
import { createLogger } from '../../core/logger.ts';
import { layoutCard } from '../../docs/generate/cards/layout-card.ts';
import { importSample } from '../../docs/generate/import-sample.ts';
import { buildPostsPage, postFile } from '../../docs/generate/posts/build-posts-page.ts';
import { collectPosts } from '../../docs/generate/posts/collect-posts.ts';
import type { ShownPost } from '../../docs/generate/posts/shown-post.ts';
import { stubPictures } from '../bot/scenarios/stub-pictures.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';

const DOCS = path.resolve(import.meta.dirname, '../../docs');
const PICTURES = path.join(DOCS, 'posts');
const MOST_BYTES = 1_000_000;

let test: TestDatabase;
let posts: readonly ShownPost[];

beforeAll(async () => {
  test = await createTestDatabase();
  await importSample(test.db);
  posts = await collectPosts({
    db: test.db,
    log: createLogger({ level: 'silent' }),
    pictures: stubPictures(),
  });
});
afterAll(async () => test.close());

describe('docs/posts.md', () => {
  it('is what the code and the sample make of it; npm run docs writes it anew', async () => {
    expect(await readFile(path.join(DOCS, 'posts.md'), 'utf8')).toBe(buildPostsPage(posts));
  });

  it('shows every kind of post, and invite.md says of each when it comes', async () => {
    const invite = await readFile(path.join(DOCS, 'invite.md'), 'utf8');
    for (const { name, say } of etlegacyBot.posts ?? []) {
      expect(posts.some((post) => post.say.startsWith(`\`${name}\`: ${say}.`))).toBe(true);
      expect(invite).toMatch(new RegExp(`^\\| \`${name}\` \\|`, 'm'));
    }
  });

  it('has every picture it shows, no other, and all of them are small', async () => {
    const there = await readdir(PICTURES);
    expect(there.toSorted()).toEqual(posts.map(postFile).toSorted());
    const sizes = await Promise.all(there.map(async (name) => (await stat(path.join(PICTURES, name))).size));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST_BYTES);
  });

  it('has pictures as high as the messages without a chart are now', async () => {
    const texts = posts.filter(({ answer }) => (answer.message?.files.length ?? 0) === 0);
    expect(texts.length).toBeGreaterThan(6);
    for (const post of texts) {
      const { height } = await sharp(path.join(PICTURES, postFile(post))).metadata();
      const { bottom } = layoutCard({ asked: null, ...post, pictures: [] });
      expect(height, post.title).toBe(Math.ceil(bottom + SIZE.padding));
    }
  });
});
