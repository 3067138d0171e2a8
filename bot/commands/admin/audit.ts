// /admin audit: who did what. Read only.
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { defineSubcommand } from '../../framework/command.ts';
import { administered } from '../../../people/administered.ts';
import { fetchAudit } from '../../../people/audit.ts';
import { buildAuditReply } from '../../replies/admin-replies.ts';

const SHOWN = 20;

export const auditCommand = defineSubcommand({
  data: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'audit',
    description: 'Who did what, newest first',
  },
  run: async (context) => buildAuditReply(await fetchAudit(context.db, await administered(context), SHOWN)),
});
