import type { RawOptions, Request } from './incoming/incoming.ts';

const REPLACEMENT = '\uFFFD';

/**
 * Replaces what PostgreSQL cannot store as text, zero bytes and lone surrogates, in the options, ids and fillings of a request. Such
 * a text then matches nothing, instead of failing in a query.
 */
export function cleanRequest<R extends Request>(request: R): R {
  if (request.kind !== 'press') return { ...request, options: cleanOptions(request.options) };
  const { customId, filling } = request;
  return {
    ...request,
    customId: cleanText(customId),
    filling: filling === null ? null : cleanText(filling),
  };
}

export function cleanText(text: string): string {
  return text.replaceAll('\0', REPLACEMENT).toWellFormed();
}

function cleanOptions(options: RawOptions): RawOptions {
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => [
      cleanText(name),
      typeof value === 'string' ? cleanText(value) : value,
    ]),
  );
}
