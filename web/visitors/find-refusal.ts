// Which requests the page answers at all. A page of another site can make a browser send requests here, and can give this
// machine a name of its own (DNS rebinding); both are refused before anything is read.
import type { FastifyRequest } from 'fastify';
import { isLocal } from '../../api/is-local.ts';
import type { PageOptions } from '../page-options.ts';
import type { Visitor } from './visitor.ts';

export type Refusal = { readonly status: 401 | 403 | 421; readonly say: string };

/** null for a request that may be answered. */
export function findRefusal(
  request: FastifyRequest,
  visitor: Visitor | null,
  { host, url, isPublic }: PageOptions['http'],
): Refusal | null {
  if (!isLocal(request) && request.hostname !== nameOf(url) && request.hostname !== host)
    return {
      status: 421,
      say: 'Debrief is not reached by this name. The operator can set it with HTTP_URL.',
    };
  if (!isFromHere(request)) return { status: 403, say: 'Other sites may not use this page.' };
  if (isLocal(request) || isPublic || visitor?.isOperator === true) return null;
  return { status: 401, say: 'Open the link that "npm start" printed: it holds the key to this page.' };
}

function nameOf(url: string | undefined): string | undefined {
  return url === undefined ? undefined : new URL(url).hostname;
}

/** Browsers name the origin of whatever changes something; one that names none has to say that it is this page. */
function isFromHere({ method, headers }: FastifyRequest): boolean {
  const { origin, host } = headers;
  if (origin !== undefined) return URL.canParse(origin) && new URL(origin).host === host;
  const isRead = method === 'GET' || method === 'HEAD';
  return isRead || headers['sec-fetch-site'] === 'same-origin';
}
