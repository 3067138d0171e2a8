// npm run docs: writes docs/commands.md, docs/evenings.md and docs/posts.md with their pictures, from the code, the evening that
// ships with Debrief and simulated ones.
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Kysely } from 'kysely';
import { openPictures } from '../../bot/open-pictures.ts';
import { printLine } from '../../cli/print/print.ts';
import { createLogger } from '../../core/logger.ts';
import { connect } from '../../database/connect.ts';
import { migrate } from '../../database/migrate.ts';
import type { DB } from '../../database/schema.ts';
import { type Asked, askCommands } from './ask-commands.ts';
import { buildCommandsPage, pictureFile } from './build-commands-page.ts';
import { askEvenings } from './ask-evenings.ts';
import { buildEveningsPage, eveningPicture } from './build-evenings-page.ts';
import { drawAnswer, drawAsked } from './draw-answer.ts';
import { importSample } from './import-sample.ts';
import { buildPostsPage, postFile } from './posts/build-posts-page.ts';
import { collectPosts } from './posts/collect-posts.ts';
import { insistOnPictures } from './insist-on-pictures.ts';

const DOCS = path.resolve(import.meta.dirname, '..');
const COMMANDS = path.join(DOCS, 'commands');
const EVENINGS = path.join(DOCS, 'evenings');
const POSTS = path.join(DOCS, 'posts');
/** Long time limits, because no one waits for these. */
const DRAWING_MS = 60_000;

const log = createLogger({ level: 'warn' });
const pictures = openPictures(log, DRAWING_MS);
const insisting = insistOnPictures(pictures);
try {
  const tools = { log, pictures: insisting.pictures };
  const [asked, evenings] = await withSample(
    async (db) => [await askCommands({ db, ...tools }), await askEvenings({ db, ...tools })] as const,
  );
  // Commands change what is stored, and posts need more than the sample.
  const posts = await withSample(async (db) => collectPosts({ db, ...tools }));
  insisting.check();
  await writeFile(path.join(DOCS, 'commands.md'), buildCommandsPage(asked));
  await writeFile(path.join(DOCS, 'evenings.md'), buildEveningsPage(evenings));
  await writeFile(path.join(DOCS, 'posts.md'), buildPostsPage(posts));
  for (const folder of [COMMANDS, EVENINGS, POSTS]) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder);
  }
  for (const one of asked) await saveCard(one);
  for (const one of evenings.flatMap(({ answers }) => answers))
    await writeFile(path.join(EVENINGS, eveningPicture(one)), await drawAsked(one.answer, one.asked));
  for (const post of posts)
    await writeFile(path.join(POSTS, postFile(post)), await drawAsked(post.answer, null, post.isPrivate));
  for (const { command, answer } of asked) {
    if (!answer.isServed) printLine(`${command.title} has nothing to show for its example.`);
  }
  printLine(
    `${asked.length} commands are described in docs/commands.md, ${posts.length} posts in docs/posts.md.`,
  );
} finally {
  await pictures.close();
}

/** Runs with a database of its own that holds the sample. */
async function withSample<T>(run: (db: Kysely<DB>) => Promise<T>): Promise<T> {
  const home = await mkdtemp(path.join(tmpdir(), 'debrief-docs-'));
  // When run by root, the account of the embedded PostgreSQL must be able to enter the folder.
  await chmod(home, 0o711);
  const connection = await connect({ databaseUrl: undefined, home, log });
  try {
    await migrate(connection.db);
    await importSample(connection.db);
    return await run(connection.db);
  } finally {
    await connection.close();
    await rm(home, { recursive: true, force: true });
  }
}

async function saveCard(one: Asked): Promise<void> {
  if (!one.answer.isServed) return;
  await writeFile(path.join(COMMANDS, pictureFile(one.command)), await drawAnswer(one));
}
