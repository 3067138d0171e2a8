import { ComponentType, type APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import { z } from 'zod';
import { ACCENT, textBlock } from '../../../../../bot/framework/reply/blocks.ts';
import { writeCustomId } from '../../../../../bot/framework/reply/custom-id.ts';
import type { FetchedUpload } from '../../../../../bot/framework/incoming/fetch-upload.ts';
import type { ImportedFile } from '../../../../../bot/framework/operations.ts';
import type { Reply } from '../../../../../bot/framework/reply/reply.ts';
import { escapeText } from '../../../../../wording/escape-text.ts';

export const uploadCodec = { name: 'skimupload', version: 1, fields: { source: z.string().min(1) } } as const;

export function buildUploadForm(source: string): APIModalInteractionResponseCallbackData {
  return {
    custom_id: writeCustomId(uploadCodec, { source }),
    title: 'Upload contests',
    components: [
      {
        type: ComponentType.Label,
        label: 'Files of the judge',
        component: { type: ComponentType.FileUpload, custom_id: 'files', min_values: 1, max_values: 3 },
      },
    ],
  };
}

/** One line per file: its import status, or why it was not fetched. */
export function buildUploadReply(
  fetched: readonly FetchedUpload[],
  imported: readonly ImportedFile[],
): Reply {
  const refused = fetched.flatMap((file) => (file.ok ? [] : [`${escapeText(file.name)}: ${file.code}`]));
  const taken = imported.map(({ name, status }) => `${escapeText(name)}: ${status}`);
  return {
    kind: 'reply',
    accent: ACCENT.help,
    blocks: [textBlock([...taken, ...refused].join('\n'))],
    footer: '',
    files: [],
  };
}
