// /admin status: what is known of each server, and how the bot stands. Read only.
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { fetchCounts } from '../../../stats/health/fetch-counts.ts';
import { defineSubcommand } from '../../framework/command.ts';
import { administered } from '../../people/administered.ts';
import { buildStatusReply } from '../../replies/admin-replies.ts';

export const statusCommand = defineSubcommand({
  data: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'status',
    description: 'Files and rounds of each server, the database, the connection to Discord',
  },
  run: async (context) => {
    const { db, health } = context;
    const servers = await administered(context);
    const started = performance.now();
    const counts = (await fetchCounts(db)).filter(({ server }) => servers.includes(server));
    return buildStatusReply({ counts, databaseMs: performance.now() - started, discord: health() });
  },
});
