// /admin status: the data of each server, pending and active jobs, and the state of the bot. Read only.
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { fetchCounts } from '../../../stats/health/fetch-counts.ts';
import { fetchOpenReimports } from '../../../stats/health/fetch-reimports.ts';
import { defineSubcommand, type Subcommand } from '../../framework/command.ts';
import type { GameBot } from '../../framework/game-bot.ts';
import { administered } from '../../../people/administered.ts';
import { mayAdministerAll } from '../../../people/bindings.ts';
import { buildStatusReply } from '../../replies/admin-replies.ts';
import { visibleJobs } from './visible-jobs.ts';

/** @param games whose sources are listed. */
export function createStatus(games: readonly GameBot[]): Subcommand {
  const known = games.flatMap(({ health }) => health ?? []);
  return defineSubcommand({
    data: {
      type: ApplicationCommandOptionType.Subcommand,
      name: 'status',
      description: 'Files and rounds of each server, jobs, the database, the connection to Discord',
    },
    run: async (context) => {
      const { db, health, operations, bindings, viewer } = context;
      const servers = await administered(context);
      const started = performance.now();
      const counts = (await fetchCounts(db, known)).filter(({ server }) => servers.includes(server));
      const databaseMs = performance.now() - started;
      const reimports = await fetchOpenReimports(db, servers);
      const jobs = (await operations?.listJobs()) ?? [];
      const own = { servers, reimports, mayAdministerAll: mayAdministerAll(bindings, viewer) };
      return buildStatusReply({
        counts,
        databaseMs,
        discord: health(),
        reimports,
        jobs: visibleJobs(jobs, own),
      });
    },
  });
}
