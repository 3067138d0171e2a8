import type { FastifyRequest } from 'fastify';

/** The bodies of forms, as browsers and HTTP libraries send them. */
const FORM_TYPES = /^(?:multipart\/form-data|application\/x-www-form-urlencoded)(?:;|$)/i;

/**
 * Reads the fields of a form.
 *
 * @returns null if the body is not a form; a field that is a file or occurs twice has the value null.
 */
export async function readForm({
  headers,
  body,
}: FastifyRequest): Promise<ReadonlyMap<string, string | null> | null> {
  const type = headers['content-type'] ?? '';
  if (!FORM_TYPES.test(type) || !Buffer.isBuffer(body)) return null;
  try {
    const form = await new Response(Uint8Array.from(body), { headers: { 'content-type': type } }).formData();
    const fields = new Map<string, string | null>();
    for (const [name, value] of form)
      fields.set(name, typeof value === 'string' && !fields.has(name) ? value : null);
    return fields;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
