// /admin skim-upload: a form that takes files of judges. Safe to repeat: known files change nothing.
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { defineSubcommand } from '../../../../../bot/framework/command.ts';
import { SOURCE } from '../../importer/source.ts';
import { sayError } from '../errors.ts';
import { buildUploadForm } from '../replies/upload-replies.ts';

export const skimUpload = defineSubcommand({
  data: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'skim-upload',
    description: 'Upload contests that a judge wrote down',
  },
  form: () => buildUploadForm(SOURCE),
  run: async () => Promise.resolve(sayError('NOT_ALLOWED')),
});
