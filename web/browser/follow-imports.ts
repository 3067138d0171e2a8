// Open answers that are live, such as a recap, are asked for again when the server says that something was imported.
import type { Conversation } from './conversation.ts';
import { readJson } from './read-json.ts';

/** Older answers stay as they are. */
const MOST_LIVE = 3;
/** Requests that come too fast are refused; the last import must not be missed for that. */
const AGAIN_MS = 4_000;
const MOST_TRIES = 5;

/** @param names of commands and views whose answers are live. */
export function followImports(talk: () => Conversation, names: () => readonly string[]): void {
  const events = new EventSource('/page/live');
  events.addEventListener('imported', () => {
    const live = talk()
      .entries()
      .filter((entry) => isLive(entry, names()))
      .slice(-MOST_LIVE);
    for (const entry of live) void refresh(talk(), entry, MOST_TRIES);
  });
}

async function refresh(talk: Conversation, entry: HTMLElement, tries: number): Promise<void> {
  const isDone = await talk.refresh(entry).catch(() => false);
  if (!isDone && tries > 1 && entry.isConnected)
    setTimeout(() => void refresh(talk, entry, tries - 1), AGAIN_MS);
}

type Shown = { readonly name?: string; readonly customId?: string };

function isLive(entry: HTMLElement, names: readonly string[]): boolean {
  const request = readJson<Shown | null>(entry.dataset['request'] ?? 'null');
  const name = request?.name ?? /^[a-z]+/.exec(request?.customId ?? '')?.[0] ?? '';
  return names.includes(name);
}
