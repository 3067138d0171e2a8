import { type APIModalInteractionResponseCallbackData, ComponentType } from 'discord-api-types/v10';
import { administeredServers } from '../../../people/bindings.ts';
import type { Context } from '../../framework/context.ts';
import { writeCustomId } from '../../framework/reply/custom-id.ts';
import type { Upload } from '../../framework/incoming/incoming.ts';
import type { Outcome, SayError } from '../../framework/reply/reply.ts';
import { sayError } from '../say-error.ts';
import { defineView, type Scene } from '../../framework/view.ts';
import { administered } from '../../../people/administered.ts';
import { storeAudit } from '../../../people/audit.ts';
import { uploadCodec } from '../replies/admin/upload-codec.ts';
import { buildUploadReply, type UploadOutcome } from '../replies/admin/upload-reply.ts';

/** The limit of a form of Discord. */
const MOST_FILES = 10;
/** Earlier payloads in the inbox are imported first. */
const SLOWEST_MS = 5 * 60_000;

/** The form for files of a server; without a name, of the only server that can be chosen. */
export function openUploadForm(
  { bindings, viewer, operations, fetchUpload }: Scene,
  wanted: string | undefined,
): APIModalInteractionResponseCallbackData | SayError {
  if (operations === null || fetchUpload === null) {
    return sayError('NOT_AVAILABLE', { how: { markdown: '`npm run debrief -- import PATH`' } });
  }
  const own = administeredServers(
    bindings,
    viewer,
    bindings.servers.map(({ key }) => key),
  );
  const server = wanted ?? (own.length === 1 ? own[0] : undefined);
  if (server === undefined) return sayError('SERVER_NEEDED', { servers: own.join(', ') });
  if (!own.includes(server)) return sayError('SERVER_UNKNOWN', { name: server, servers: own.join(', ') });
  return {
    custom_id: writeCustomId(uploadCodec, { server }),
    title: 'Hand over round files',
    components: [
      {
        type: ComponentType.Label,
        label: 'Files as the game server named them',
        description: `Up to ${MOST_FILES}, for the server ${server.slice(0, 50)}`,
        component: {
          type: ComponentType.FileUpload,
          custom_id: 'files',
          min_values: 1,
          max_values: MOST_FILES,
          file_types: ['.txt'],
        },
      },
    ],
  };
}

export const uploadView = defineView({
  codec: uploadCodec,
  press: 'private',
  access: 'admin',
  slowestMs: SLOWEST_MS,
  show: async (context, { server }, files) => takeFiles(context, server, files),
  fresh: async () => sayError('BAD_INPUT', { what: 'That form is of an older version; open it anew.' }),
});

async function takeFiles(context: Context, server: string, files: readonly Upload[]): Promise<Outcome> {
  const { db, viewer, operations, fetchUpload } = context;
  if (operations === null || fetchUpload === null)
    return sayError('NOT_AVAILABLE', { how: { markdown: '`npm run debrief -- import PATH`' } });
  const servers = await administered(context);
  if (!servers.includes(server)) {
    return sayError('SERVER_UNKNOWN', { name: server, servers: servers.join(', ') });
  }
  if (files.length === 0 || files.length > MOST_FILES) {
    return sayError('BAD_INPUT', { what: `Hand over 1 to ${MOST_FILES} files.` });
  }
  const fetched = await Promise.all(files.map(fetchUpload));
  await storeAudit(db, viewer, {
    action: 'upload',
    subject: files.length === 1 ? '1 file' : `${files.length} files`,
    serverKey: server,
    details: { files: fetched.map((file) => ({ name: file.name, taken: file.ok })) },
  });
  const imported = await operations.importFiles(
    server,
    fetched.flatMap((file) => (file.ok ? [{ name: file.name, bytes: file.bytes }] : [])),
  );
  if (!imported.ok) {
    // Not everybody who may hand over files may see every server.
    const owner = servers.includes(imported.server) ? `the server "${imported.server}"` : 'another server';
    const what = `Nothing was imported: ${imported.file} came for ${owner} before, so here its round would count twice.`;
    return sayError('BAD_INPUT', { what });
  }
  const next = imported.files[Symbol.iterator]();
  const outcomes = fetched.flatMap((file): UploadOutcome[] => {
    if (!file.ok) return [file];
    const { value } = next.next();
    return value === undefined ? [] : [{ ...value, ok: true }];
  });
  return buildUploadReply(server, outcomes);
}
