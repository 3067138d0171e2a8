import type { IncomingMessage } from 'node:http';
import { ApiError } from '../api-error.ts';
import type { UploadedFile } from '../fake-file.ts';

export type RequestContent = { readonly body: unknown; readonly files: readonly UploadedFile[] };

/** Reads the whole body: JSON, or multipart with `payload_json` and `files[n]`. */
export async function readRequest(request: IncomingMessage, sizeLimit: number): Promise<RequestContent> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const part = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += part.length;
    if (size <= sizeLimit) chunks.push(part);
  }
  if (size > sizeLimit) throw new ApiError(413, 40_005, 'Request entity too large');
  if (size === 0) return { body: undefined, files: [] };
  const type = request.headers['content-type'] ?? '';
  const data = Buffer.concat(chunks);
  if (type.startsWith('multipart/form-data')) return readMultipart(data, type);
  if (!type.startsWith('application/json'))
    throw new ApiError(400, 50_035, `Content type ${type} is not supported`);
  return { body: parseJson(data.toString()), files: [] };
}

async function readMultipart(data: Buffer, type: string): Promise<RequestContent> {
  const form = await parseForm(data, type);
  const files: UploadedFile[] = [];
  let body: unknown = {};
  for (const [name, value] of form) {
    const index = /^files\[(\d+)\]$/.exec(name)?.[1];
    if (typeof value === 'string') {
      if (name === 'payload_json') body = parseJson(value);
      continue;
    }
    if (index === undefined) throw new ApiError(400, 50_035, `File part ${name} is not files[n]`);
    const buffer = Buffer.from(await value.arrayBuffer());
    files.push({ index: Number(index), filename: value.name, contentType: value.type, data: buffer });
  }
  return { body, files };
}

async function parseForm(data: Buffer, type: string): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(data), { headers: { 'content-type': type } }).formData();
  } catch (cause) {
    throw new ApiError(400, 50_035, `Multipart body cannot be read: ${String(cause)}`);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError(400, 50_109, 'The request body contains invalid JSON.');
  }
}
