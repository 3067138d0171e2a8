// debrief replay: derives everything again from the stored files and the current decisions. Safe at any time.
import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import type { Kysely } from 'kysely';
import type { DB } from '../database/schema.ts';
import { GAMES } from '../games.ts';
import type { GameImporter } from '../importer/game-importer.ts';
import { withApp } from './app/open-app.ts';
import { printLine } from './print/print.ts';
import { refuseSource } from './refuse-source.ts';

export const replayCommand = new Command('replay')
  .description(
    'Derive all rounds again from the stored files and your decisions; unchanged rounds stay as they are',
  )
  .option('-s, --server <key>', 'one server only')
  .action(async ({ server }: { server?: string }) => {
    await withApp(async ({ db }) => {
      const known: string[] = [];
      for (const game of GAMES) {
        const importer = await game.importer();
        for (const source of await importer.knownSources(db)) {
          known.push(source);
          if (server !== undefined && source !== server) continue;
          await replaySource(db, importer, source);
        }
      }
      if (server !== undefined && !known.includes(server)) throw refuseSource(server, known);
    });
  });

async function replaySource(db: Kysely<DB>, { game, replay }: GameImporter, source: string): Promise<void> {
  const { files } = await db
    .selectFrom('core.payloads')
    .select((select) => select.fn.countAll<number>().as('files'))
    .where('source', '=', source)
    .where('game', '=', game)
    .executeTakeFirstOrThrow();
  const bar = new SingleBar({ format: `${source} {bar} {value}/{total} files`, hideCursor: true });
  if (process.stderr.isTTY) bar.start(files, 0);
  const done = await replay(db, source, (count) => process.stderr.isTTY && bar.increment(count));
  bar.stop();
  printLine(`${source}: ${done} files read again.`);
}
