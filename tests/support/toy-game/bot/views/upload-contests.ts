import { administered } from '../../../../../people/administered.ts';
import { defineView } from '../../../../../bot/framework/view.ts';
import { sayError } from '../errors.ts';
import { buildUploadReply, uploadCodec } from '../replies/upload-replies.ts';

export const uploadView = defineView({
  codec: uploadCodec,
  press: 'private',
  access: 'admin',
  show: async (context, { source }, files) => {
    const { operations, fetchUpload } = context;
    if (operations === null || fetchUpload === null || !(await administered(context)).includes(source))
      return sayError('NOT_ALLOWED');
    const fetched = await Promise.all(files.map(fetchUpload));
    const taken = fetched.flatMap((file) => (file.ok ? [{ name: file.name, bytes: file.bytes }] : []));
    const imported = await operations.importFiles(source, taken);
    return imported.ok
      ? buildUploadReply(fetched, imported.files)
      : sayError('BAD_INPUT', { what: `${imported.file} came for another pond before.` });
  },
  fresh: async () => Promise.resolve(sayError('BAD_INPUT', { what: 'Open the form again.' })),
});
