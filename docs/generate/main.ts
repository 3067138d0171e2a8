// npm run docs: writes docs/commands.md and docs/evenings.md with their pictures, from the code, the evening that ships with
// Debrief and simulated ones.
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openPictures } from '../../bot/open-pictures.ts';
import { printLine } from '../../cli/print.ts';
import { createLogger } from '../../core/logger.ts';
import { connect } from '../../database/connect.ts';
import { migrate } from '../../database/migrate.ts';
import { type Asked, askCommands } from './ask-commands.ts';
import { buildCommandsPage, pictureFile } from './build-commands-page.ts';
import { askEvenings } from './ask-evenings.ts';
import { buildEveningsPage, eveningPicture } from './build-evenings-page.ts';
import { drawAnswer, drawAsked } from './draw-answer.ts';
import { importSample } from './import-sample.ts';
import { insistOnPictures } from './insist-on-pictures.ts';

const DOCS = path.resolve(import.meta.dirname, '..');
const PICTURES = path.join(DOCS, 'commands');
const EVENINGS = path.join(DOCS, 'evenings');
/** Long time limits, because no one waits for these. */
const DRAWING_MS = 60_000;

const log = createLogger({ level: 'warn' });
const home = await mkdtemp(path.join(tmpdir(), 'debrief-docs-'));
// When run by root, the account of the embedded PostgreSQL must be able to enter the folder.
await chmod(home, 0o711);
const connection = await connect({ databaseUrl: undefined, home, log });
const pictures = openPictures(log, DRAWING_MS);
try {
  await migrate(connection.db);
  await importSample(connection.db);
  const insisting = insistOnPictures(pictures);
  const asked = await askCommands({ db: connection.db, log, pictures: insisting.pictures });
  const evenings = await askEvenings({ db: connection.db, log, pictures: insisting.pictures });
  insisting.check();
  await writeFile(path.join(DOCS, 'commands.md'), buildCommandsPage(asked));
  await rm(PICTURES, { recursive: true, force: true });
  await mkdir(PICTURES);
  for (const one of asked) await saveCard(one);
  await writeFile(path.join(DOCS, 'evenings.md'), buildEveningsPage(evenings));
  await rm(EVENINGS, { recursive: true, force: true });
  await mkdir(EVENINGS);
  for (const one of evenings.flatMap(({ answers }) => answers))
    await writeFile(path.join(EVENINGS, eveningPicture(one)), await drawAsked(one.answer, one.asked));
  for (const { command, answer } of asked) {
    if (!answer.isServed) printLine(`${command.title} has nothing to show for its example.`);
  }
  printLine(`${asked.length} commands are described in docs/commands.md.`);
} finally {
  await pictures.close();
  await connection.close();
  await rm(home, { recursive: true, force: true });
}

async function saveCard(one: Asked): Promise<void> {
  if (!one.answer.isServed) return;
  await writeFile(path.join(PICTURES, pictureFile(one.command)), await drawAnswer(one));
}
