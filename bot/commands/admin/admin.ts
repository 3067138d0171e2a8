// /admin: what changes data, or tells how the machinery is. Hidden from members; checked again when used.
import { ApplicationCommandType } from 'discord-api-types/v10';
import { defineCommandGroup } from '../../framework/command.ts';
import { GUILDS_ONLY } from '../contexts.ts';
import { auditCommand } from './audit.ts';
import { doctorCommand } from './doctor.ts';
import { mergeCommand } from '../../etlegacy/commands/admin/merge.ts';
import { reimportCommand } from '../../etlegacy/commands/admin/reimport.ts';
import { renameCommand } from '../../etlegacy/commands/admin/rename.ts';
import { statusCommand } from './status.ts';
import { unlinkCommand } from './unlink.ts';
import { unmergeCommand } from '../../etlegacy/commands/admin/unmerge.ts';

export const admin = defineCommandGroup({
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'admin',
    description: 'For those who run this: status, repairs, corrections',
    ...GUILDS_ONLY,
    // Nobody but administrators, until they let others.
    default_member_permissions: '0',
  },
  access: 'admin',
  answer: 'private',
  // A reimport of everything takes its time; Discord lets us answer for 15 minutes.
  slowestMs: 14 * 60_000,
  subcommands: [
    statusCommand,
    doctorCommand,
    reimportCommand,
    renameCommand,
    mergeCommand,
    unmergeCommand,
    unlinkCommand,
    auditCommand,
  ],
});
