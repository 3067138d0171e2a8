import type { FastifyRequest } from 'fastify';
import type { Incoming, Request } from '../../bot/framework/incoming/incoming.ts';
import { cleanText } from '../../bot/framework/clean-request.ts';
import { readLine } from '../../bot/framework/read-line.ts';
import type { Viewer } from '../../people/viewer.ts';
import type { PageTools } from '../page-tools.ts';
import { viewerOf } from '../visitors/viewer-of.ts';
import type { Visitor } from '../visitors/visitor.ts';
import type { Ask, Asking } from './ask-schema.ts';
import { type PageBot, shelfAddress } from './page-bot.ts';

/** The person whom the page speaks for. */
export async function findViewer(
  { findPlayer, sources }: PageBot,
  visitor: Visitor,
  { role, player }: Asking,
  locale: string,
): Promise<Viewer> {
  const playsAs =
    player === '' || !visitor.isOperator ? null : ((await findPlayer(cleanText(player))) ?? null);
  return viewerOf(visitor, role, { locale, playsAs, sources });
}

/** Reads what was asked. The bot answers a line that is not a command. */
export function readAsk(
  { request, message }: Ask,
  {
    router,
    visitor,
    shelf,
  }: { readonly router: PageBot['router']; readonly visitor: Visitor } & Pick<PageTools, 'shelf'>,
): Request {
  if (request.kind === 'command') return request;
  if (request.kind === 'line') return readLine(request.line, router.registry.commands) ?? UNKNOWN;
  const { customId, filling, files } = request;
  const uploads = files.map(({ id, name }) => ({
    name,
    url: shelfAddress(visitor.id, id),
    size: shelf.find(visitor.id, id)?.bytes.length ?? 0,
  }));
  // Every message of a page answers its visitor.
  const origin = `${visitor.id}/${message}`;
  return { kind: 'press', customId, filling, files: uploads, isOwn: true, origin };
}

export function incomingOf(id: string, viewer: Viewer, request: Request): Incoming {
  return { id, viewer, request, mayAttach: true };
}

/** The first language that the browser asks for. */
export function localeOf({ headers }: FastifyRequest): string {
  const [first = ''] = (headers['accept-language'] ?? '').split(/[,;]/);
  try {
    return Intl.getCanonicalLocales(first.trim())[0] ?? DEFAULT_LOCALE;
  } catch {
    // "*", or what is not a language.
    return DEFAULT_LOCALE;
  }
}

const UNKNOWN: Request = { kind: 'command', name: '', path: [], options: {} };
const DEFAULT_LOCALE = 'en-GB';
