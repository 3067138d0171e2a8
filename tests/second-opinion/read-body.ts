import type { IncomingMessage } from 'node:http';

export type SentFile = { readonly filename: string; readonly data: Uint8Array };

/** What the bot sent: its JSON, and the files of a multipart body. */
export type Body = {
  readonly json: Readonly<Record<string, unknown>> | null;
  readonly files: readonly SentFile[];
};

export async function readBody(request: IncomingMessage): Promise<Body> {
  const bytes = Buffer.concat(await Array.fromAsync(request));
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/')) {
    return { json: bytes.length === 0 ? null : JSON.parse(bytes.toString()), files: [] };
  }
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
  const files = await Promise.all(
    [...form.values()].flatMap((part) =>
      typeof part === 'string'
        ? []
        : [part.bytes().then((data): SentFile => ({ filename: part.name, data }))],
    ),
  );
  const json = form.get('payload_json');
  if (typeof json !== 'string') throw new Error('A multipart body without its JSON');
  return { json: JSON.parse(json), files };
}
