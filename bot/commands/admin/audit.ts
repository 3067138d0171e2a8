// /admin audit: who did what. Read only.
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { defineSubcommand } from '../../framework/command.ts';
import { administered } from '../../../people/administered.ts';
import { mayDoEverything } from '../../../people/bindings.ts';
import { placeOf } from '../../../people/place-of.ts';
import { fetchAudit } from '../../../people/audit.ts';
import { buildAuditReply } from '../../replies/admin-replies.ts';

const SHOWN = 20;

export const auditCommand = defineSubcommand({
  data: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'audit',
    description: 'Who did what, newest first',
  },
  run: async (context) => {
    const { db, bindings, viewer } = context;
    const place = mayDoEverything(bindings, viewer) ? null : placeOf(viewer);
    const servers = await administered(context);
    return buildAuditReply(await fetchAudit(db, { servers, place, limit: SHOWN }));
  },
});
