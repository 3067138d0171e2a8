// Compares the pictures in docs/commands and docs/posts with what the bot draws from the sample now.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { renderPicture } from '../../bot/charts/render-picture.ts';
import { createLogger } from '../../core/logger.ts';
import { askCommands } from '../../docs/generate/ask-commands.ts';
import { pictureFile } from '../../docs/generate/build-commands-page.ts';
import { drawAnswer, drawAsked } from '../../docs/generate/draw-answer.ts';
import { importSample } from '../../docs/generate/import-sample.ts';
import { postFile } from '../../docs/generate/posts/build-posts-page.ts';
import { collectPosts } from '../../docs/generate/posts/collect-posts.ts';
import { differ } from '../bot/charts/support/compare-images.ts';
import { createTestDatabase } from './database/test-database.ts';

const COMMANDS = path.resolve(import.meta.dirname, '../../docs/commands');
const POSTS = path.resolve(import.meta.dirname, '../../docs/posts');

/** @param only titles of commands; default: all. @returns the share of pixels that differ, by file. */
export async function compareDocPictures(only?: readonly string[]): Promise<Map<string, number>> {
  const test = await createTestDatabase();
  try {
    await importSample(test.db);
    const asked = await askCommands({
      db: test.db,
      log: createLogger({ level: 'silent' }),
      pictures: { draw: renderPicture },
      ...(only === undefined ? {} : { only }),
    });
    const differing = new Map<string, number>();
    for (const one of asked.filter(({ answer }) => answer.isServed)) {
      const file = pictureFile(one.command);
      differing.set(file, await differ(await readFile(path.join(COMMANDS, file)), await drawAnswer(one)));
    }
    return differing;
  } finally {
    await test.close();
  }
}

/** @returns the share of pixels that differ in docs/posts, by file. */
export async function comparePostPictures(): Promise<Map<string, number>> {
  const test = await createTestDatabase();
  try {
    await importSample(test.db);
    const log = createLogger({ level: 'silent' });
    const posts = await collectPosts({ db: test.db, log, pictures: { draw: renderPicture } });
    const differing = new Map<string, number>();
    for (const post of posts) {
      const drawn = await drawAsked(post.answer, null, post.isPrivate);
      differing.set(postFile(post), await differ(await readFile(path.join(POSTS, postFile(post))), drawn));
    }
    return differing;
  } finally {
    await test.close();
  }
}
