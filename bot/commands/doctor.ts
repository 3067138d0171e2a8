// /doctor: how what is posted here and the servers of this guild are doing, and what to do. For those who manage the
// Discord server. Read only.
import { ApplicationCommandType, PermissionFlagsBits } from 'discord-api-types/v10';
import packageJson from '../../package.json' with { type: 'json' };
import { fetchArrivals } from '../../stats/health/fetch-arrivals.ts';
import { fetchCounts } from '../../stats/health/fetch-counts.ts';
import { findStoredAlarms } from '../../stats/health/find-game-alarms.ts';
import { type Command, defineCommand } from '../framework/command.ts';
import type { GameBot } from '../framework/game-bot.ts';
import { fetchTargetStates } from '../posts/setup/fetch-target-states.ts';
import { buildGuildDoctorReply } from '../replies/guild-doctor-reply.ts';
import { asManager } from '../views/as-manager.ts';
import { fetchBoundSources } from '../views/fetch-bound-sources.ts';
import { lookAt } from '../views/look-at.ts';
import { GUILDS_ONLY } from './contexts.ts';

export function createDoctor(games: readonly GameBot[]): Command {
  return defineCommand({
    data: {
      type: ApplicationCommandType.ChatInput,
      name: 'doctor',
      description: 'Whether posts and files come, and what to do where they do not',
      ...GUILDS_ONLY,
      default_member_permissions: String(PermissionFlagsBits.ManageGuild),
    },
    answer: 'private',
    run: async (context) => {
      const manager = asManager(context);
      if ('kind' in manager) return manager;
      const { db, guild, now, health } = manager;
      const servers = (await Promise.all(games.map(async (game) => fetchBoundSources(manager, game)))).flat();
      const states = await fetchTargetStates(db, guild, now());
      const targets = states.map(async (state) => lookAt(manager, games, state));
      const known = games.flatMap((game) => game.health ?? []);
      return buildGuildDoctorReply({
        version: packageJson.version,
        discord: health(),
        now: now(),
        targets: await Promise.all(targets),
        arrivals: (await fetchArrivals(db)).filter(({ server }) => servers.includes(server)),
        counts: (await fetchCounts(db, known)).filter(({ server }) => servers.includes(server)),
        alarms: (await findStoredAlarms(db, known)).filter(({ key }) =>
          servers.some((server) => key.endsWith(`/${server}`) && key.split('/').length === 2),
        ),
        servers,
        needsServer: !states.some(
          ({ row }) => games.find(({ game }) => game === row.game)?.arePublic === true,
        ),
      });
    },
  });
}
