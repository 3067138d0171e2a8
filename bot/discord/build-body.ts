import type { RawFile } from 'discord.js';
import type { Message } from '../framework/build-message.ts';

/** A message as the REST client sends it. Files that are not named among the attachments are dropped from an edited message. */
export function buildBody({ files, ...message }: Message): {
  body: Readonly<Record<string, unknown>>;
  files: RawFile[];
} {
  return {
    body: { ...message, attachments: files.map((file, at) => ({ id: String(at), filename: file.name })) },
    files: files.map((file) => ({ name: file.name, data: viewOf(file.bytes) })),
  };
}

/** The same bytes as Node's own kind of them, not copied. */
function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
