// /admin doctor: what needs a person, and what to do about it. Read only.
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { fetchFindings } from '../../../../stats/etlegacy/health/fetch-findings.ts';
import { fetchNotices } from '../../../../stats/etlegacy/health/fetch-notices.ts';
import { defineSubcommand } from '../../../framework/command.ts';
import { administered } from '../../../../people/administered.ts';
import { buildDoctorReply } from '../../replies/admin/doctor-reply.ts';

export const doctorCommand = defineSubcommand({
  data: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'doctor',
    description: 'What needs a person, and what to do about it',
  },
  run: async (context) => {
    const servers = await administered(context);
    const findings = (await fetchFindings(context.db)).filter(
      ({ server, accepted }) => servers.includes(server) && !accepted,
    );
    const notices = (await fetchNotices(context.db)).filter(({ server }) => servers.includes(server));
    return buildDoctorReply(findings, notices, context.health());
  },
});
