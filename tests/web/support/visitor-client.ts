import type { Ask } from '../../../web/answers/ask-schema.ts';
import type { PageEvent } from '../../../web/answers/page-event.ts';
import type { Piece } from '../../../web/render/piece.ts';
import { printHtml } from '../../../web/render/print-html.ts';

/** A browser without a window: keeps its cookie and sends what the page would send. */
export type VisitorClient = {
  readonly cookie: string;
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  readonly post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Response>;
  /** Asks the bot; returns all that happens to the answer. */
  readonly ask: (request: Ask['request'], as?: Partial<Ask['as']>) => Promise<PageEvent[]>;
};

/** @param link where it comes in: the operator's link, or the address of the page. */
export async function openVisitor(link: string): Promise<VisitorClient> {
  const { origin } = new URL(link);
  const first = await fetch(link, { redirect: 'manual' });
  const cookie = first.headers.getSetCookie().at(-1)?.split(';')[0] ?? '';
  const post = async (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(origin + path, {
      method: 'POST',
      headers: { cookie, origin, 'content-type': 'application/json', ...headers },
      body: body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body),
    });
  let message = 0;
  return {
    cookie,
    get: async (path, headers = {}) => fetch(origin + path, { headers: { cookie, ...headers } }),
    post,
    ask: async (request, as = {}) => {
      message += 1;
      const response = await post('/page/ask', {
        as: { role: 'operator', player: '', ...as },
        message,
        request,
      });
      const text = await response.text();
      if (!response.ok) throw new Error(text);
      return text
        .split('\n')
        .filter((line) => line !== '')
        .map((line): PageEvent => JSON.parse(line));
    },
  };
}

export function command(
  name: string,
  options: Record<string, string | number | boolean> = {},
  path: string[] = [],
) {
  return { kind: 'command' as const, name, path, options };
}

export function press(
  customId: string,
  filling: string | null = null,
  files: { id: string; name: string }[] = [],
) {
  return { kind: 'press' as const, customId, filling, files };
}

/** What is shown in the end, as HTML. */
export function shown(events: readonly PageEvent[]): string {
  const last = events.findLast(
    (event) => event.kind === 'answer' || event.kind === 'also' || event.kind === 'form',
  );
  if (last === undefined) return '';
  const pieces: readonly Piece[] = last.kind === 'form' ? [last.form] : 'pieces' in last ? last.pieces : [];
  return printHtml(pieces);
}
