// debrief replay: derives everything again from the stored files and today's decisions. Safe at any time.
import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { replay } from '../../importer/etlegacy/replay.ts';
import { requireServer } from './require-server.ts';
import { withApp } from '../open-app.ts';
import { printLine } from '../print.ts';

export const replayCommand = new Command('replay')
  .description(
    'Derive all rounds again from the stored files and your decisions; changes nothing where nothing changed',
  )
  .option('-s, --server <key>', 'one server only')
  .action(async (options: { server?: string }) => {
    await withApp(async ({ db }) => {
      if (options.server !== undefined) await requireServer(db, options.server);
      const servers = await db.selectFrom('etlegacy.servers').selectAll().orderBy('key').execute();
      for (const server of servers.filter(
        ({ key }) => options.server === undefined || key === options.server,
      )) {
        const { files } = await db
          .selectFrom('core.payloads')
          .select((select) => select.fn.countAll<number>().as('files'))
          .where('source', '=', server.key)
          .executeTakeFirstOrThrow();
        const bar = new SingleBar({ format: `${server.key} {bar} {value}/{total} files`, hideCursor: true });
        if (process.stderr.isTTY) bar.start(files, 0);
        const done = await replay(db, server, (count) => process.stderr.isTTY && bar.increment(count));
        bar.stop();
        printLine(`${server.key}: ${done} files read again.`);
      }
    });
  });
