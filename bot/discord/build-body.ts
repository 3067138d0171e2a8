import type { RawFile } from 'discord.js';
import type { Message } from '../framework/reply/build-message.ts';

/** Builds a message for the REST client. An edit drops files that are not listed among the attachments. */
export function buildBody({ files, ...message }: Message): {
  body: Readonly<Record<string, unknown>>;
  files: RawFile[];
} {
  return {
    body: { ...message, attachments: files.map((file, at) => ({ id: String(at), filename: file.name })) },
    files: files.map((file) => ({ name: file.name, data: viewOf(file.bytes) })),
  };
}

/** The same bytes as a Buffer, not copied. */
function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
