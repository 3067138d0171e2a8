import type { APIAttachment } from 'discord-api-types/v10';
import { readPngSize, type FakeFile } from './fake-file.ts';
import { makeSnowflake } from './snowflake.ts';
import type { World } from './world.ts';

export type FileInput = {
  readonly filename: string;
  readonly contentType: string;
  readonly data: Buffer;
  readonly description?: string | null | undefined;
};

/** Stores a file and serves it. */
export function storeFile(world: World, channelId: string, input: FileInput): FakeFile {
  const id = makeSnowflake();
  const path = `/attachments/${channelId}/${id}/${encodeURIComponent(input.filename)}`;
  const file: FakeFile = {
    id,
    filename: input.filename,
    contentType: input.contentType,
    data: input.data,
    description: input.description ?? undefined,
    url: `${world.origin()}${path}`,
    size: readPngSize(input.data),
  };
  world.state.files.set(path, file);
  return file;
}

export function describeAttachment(file: FakeFile): APIAttachment {
  return {
    id: file.id,
    filename: file.filename,
    size: file.data.length,
    url: file.url,
    proxy_url: file.url,
    content_type: file.contentType,
    ...(file.description === undefined ? {} : { description: file.description }),
    ...file.size,
  };
}
